import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

// The papers of the counter and of the office: slip, register sheet, contact sheet, appointment order.

extension PaperDesk {
    func slip() throws -> Paper {
        // A slip names nobody and says nothing of the matter, so whoever leaves a complaint that is kept
        // from this office gets one too.
        let subject = try aboutCase()
        // What the complainant is told counts, not what the office does before.
        let notices = subject.work.standing.deadlines.filter {
            $0.required && $0.rule.metBy.contains(.notify)
        }
        return SlipPaper(
            office: try office,
            reference: try subject.reference(),
            registeredAt: registeredAt,
            received: subject.facts.received.date,
            channelThai: subject.isHidden ? nil : subject.channelThai(rules),
            askCode: AskCode(of: subject.summary.id).text,
            answerDue: subject.isHidden ? nil : notices.map(\.due).min(),
            phone: phone,
            voidedReason: subject.voidedReason
        ).paper
    }

    /// The register's lines, with those complainants named whom this computer can tell.
    mutating func registerSheet() throws -> Paper {
        var asked = ReportRequest(.register)
        asked.period = request.period
        asked.fiscalYear = request.fiscalYear
        asked.today = request.today
        var closed: [(number: String, sealer: IdentitySealer?)] = []
        let listed = try node.registerLines(asked, of: ledger, reader)
        let lines = try listed.map { summary, line in
            var complainant: PaperComplainant?
            do {
                complainant = try named(on: summary.row)
            } catch FieldNodeError.identityNotHere(let sealer) {
                closed.append((summary.numberText, sealer))
            }
            return RegisterSheetPaper.Line(line, complainant: complainant)
        }
        if !closed.isEmpty { note(Self.closedIdentities(of: closed)) }
        return RegisterSheetPaper(
            office: try office,
            period: try node.registerDays(
                asked,
                listing: listed.map(\.summary),
                of: ledger,
                reader
            ),
            printedOn: today,
            lines: lines
        ).paper
    }

    /// What is said of the lines whose complainants another computer has sealed.
    private static func closedIdentities(
        of lines: [(number: String, sealer: IdentitySealer?)]
    ) -> Sentence {
        let list = lines.map(\.number).joined(separator: ", ")
        let sealers = Set(lines.compactMap { $0.sealer?.words }).sorted().joined(separator: ", ")
        return Sentence(
            thai: "เครื่องนี้ไม่มีกุญแจของข้อมูลผู้ร้องเรื่องเลขที่ \(list) จึงพิมพ์ว่า "
                + "\"\(Disclosure.mask)\" เปิดได้ที่เครื่องที่ปิดผนึกครั้งล่าสุด"
                + (sealers.isEmpty ? "" : ": \(sealers)"),
            english: "this computer holds no key to the complainants of \(list), so their "
                + "names are left out; the computer that has sealed them last can print them"
                + (sealers.isEmpty ? "" : ": \(sealers)")
        )
    }

    /// Who complained, where that is asked for and may be shown; else the register's own words stand.
    private func named(on row: RowState) throws -> PaperComplainant? {
        guard request.identity, case .named(let name, let address) = try complainant(of: row) else {
            return nil
        }
        return .named(name: name, address: address)
    }

    func contactSheet() throws -> Paper {
        let officers = roster.officers.filter { $0.term.contains(today) }
        return ContactSheetPaper(
            office: try office,
            asOf: today,
            points: roster.points.filter { $0.term.contains(today) }.map {
                ContactSheetPaper.Point(name: $0.name, place: $0.place, phone: $0.phone)
            },
            contacts: officers.map { officer in
                let duties = roster.duties(of: officer, on: today).map(\.words)
                return ContactSheetPaper.Contact(
                    officer,
                    duty: duties.isEmpty ? nil : duties.joined(separator: ", ")
                )
            }
        ).paper
    }

    mutating func appointmentOrder() throws -> Paper {
        guard let number = request.about.map(ThaiNumerals.arabic) else {
            throw FieldNodeError.paperNeedsCase(.appointmentOrder)
        }
        guard let order = roster.orders.last(where: { ThaiNumerals.arabic($0.number) == number })
        else {
            throw FieldNodeError.unknownOrder(typed: number, known: roster.orders.map(\.number))
        }
        return OrderPaper(
            .appointment(
                from: order.term.from,
                until: order.term.to,
                text: nil,
                actingFor: order.actingFor
            ),
            head: try head(order.number, order.date, signer: signer(of: order)),
            members: order.appointees.map {
                OrderPaper.Member(
                    name: $0.officer.name,
                    position: $0.officer.position,
                    role: $0.duty ?? order.actingFor.map { "รักษาการแทน \($0)" }
                )
            }
        ).paper
    }

    /// Who signs an order: nobody who may sign by that very order alone.
    private func signer(of order: AppointmentOrder) throws -> PaperSigner? {
        let number = ThaiNumerals.arabic(order.number)
        let others = roster.orders.filter { ThaiNumerals.arabic($0.number) != number }
        let before = Roster(points: roster.points, officers: roster.officers, orders: others)
        return try signer(on: order.date, among: before)
    }

    /// Whom a paper names as the complainant of a case.
    ///
    /// An agency is named to everybody; of its address as much can be told as of a person. Whom another
    /// office alone knows is written to through that office; whom this office knows from the line of the
    /// same case before it was handed over, by that line.
    ///
    /// - Throws: ``FieldNodeError/identityNotHere(sealedBy:)`` if a person's identity is asked for and has no key here.
    func complainant(of row: RowState) throws -> PaperComplainant {
        let disclosure = node.disclosure(of: row, in: ledger.id)
        let own = try ownRecord(of: row)
        guard let agency = Reachability.agency(named: disclosure.text(.agency, in: row)) else {
            let facts = ComplaintFacts(row)
            let isKnownHere =
                facts.reachable
                || Reachability.isReachable(
                    name: disclosure.identity?[EditableField.name.rawValue],
                    address: disclosure.identity?[EditableField.address.rawValue],
                    agency: nil
                )
            if isKnownHere || disclosure.isHidden { return try person(of: row, disclosure) }
            if let own {
                return try person(of: own.row, node.disclosure(of: own.row, in: ledger.id))
            }
            if let office = facts.knownAt { return .through(office: office) }
            return try person(of: row, disclosure)
        }
        do {
            let known = own?.row ?? row
            let person = try person(of: known, node.disclosure(of: known, in: ledger.id))
            guard case .named(_, let address) = person else { return .agency(name: agency) }
            return .agency(name: agency, address: address)
        } catch FieldNodeError.identityNotHere { return .agency(name: agency) }
    }

    /// The line of this office by which it knows who complains in a case that has come back to it.
    ///
    /// An office above, which goes on with a case that is reserved for it, writes through the office that
    /// has the line; and so does everybody where the line itself is hidden.
    private func ownRecord(of row: RowState) throws -> CaseSummary? {
        // A register has thousands of lines, of which hardly any was handed over: those open no log.
        guard issuer.id == ledger.id, ComplaintFacts(row).knownAt != nil else { return nil }
        let own = try TransferDesk(reader, reader.log(of: ledger)).ownRecord(of: row)
        return own.flatMap {
            node.disclosure(of: $0.row, in: ledger.id).isHidden ? nil : $0
        }
    }

    /// The person whose identity is asked for and may be shown.
    private func person(of row: RowState, _ disclosure: Disclosure) throws -> PaperComplainant {
        guard request.identity, !disclosure.isHidden else { return .unnamed }
        if let opened = disclosure.identity {
            return .named(
                name: opened[EditableField.name.rawValue],
                address: opened[EditableField.address.rawValue]
            )
        }
        guard let fields = try node.openIdentity(of: row, in: ledger, reader) else {
            return .unnamed
        }
        return .named(name: fields[.name], address: fields[.address])
    }
}
