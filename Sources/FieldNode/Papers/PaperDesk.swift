import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

/// Fills a paper from what a node holds, within one state of the database.
struct PaperDesk {
    let request: PaperRequest
    let node: FieldNode
    let reader: StoreReader
    /// The books that the case stands in.
    let ledger: StoreReader.HeldLedger
    /// The books of the office whose paper it is: for a reserved case, of the one that goes on with it.
    let issuer: StoreReader.HeldLedger
    /// The rules under which the case stands.
    let rules: LedgerRules
    let roster: Roster
    /// The day as of which the paper speaks.
    let today: CivilDate
    /// The case; nil for papers about the office.
    let subject: PaperSubject?
    /// What whoever asked should know.
    private(set) var notes: [Sentence] = []

    /// Finds what a request speaks of.
    ///
    /// - Throws: ``FieldNodeError``.
    init(_ request: PaperRequest, of node: FieldNode, _ reader: StoreReader) throws {
        self.request = request
        self.node = node
        self.reader = reader
        today = request.today ?? node.now.date
        switch (request.kind.isAboutCase, request.about) {
        case (true, let name?):
            let (summary, ledger) = try node.find(name, in: reader)
            let (work, _, rules) = try node.work(on: summary, in: ledger, reader)
            let subject = try PaperSubject(
                summary,
                work,
                at: node,
                in: ledger,
                showsWords: request.kind != .slip
            )
            issuer = try node.issuer(of: subject, reader)
            self.ledger = ledger
            self.rules = rules
            self.subject = subject
        case (true, nil): throw FieldNodeError.paperNeedsCase(request.kind)
        case (false, _):
            ledger = try node.ownHeldLedger(reader)
            issuer = ledger
            rules = try node.rules(of: ledger.number, in: reader)
            subject = nil
        }
        roster = try Roster(of: issuer.number, in: reader)
    }

    /// Tells whoever asked.
    mutating func note(_ sentence: Sentence) { notes.append(sentence) }

    /// The paper with all its values.
    mutating func paper() throws -> Paper {
        switch request.kind {
        case .memo: try memo()
        case .forwardingLetter: try forwardingLetter()
        case .preliminaryNotice: try preliminaryNotice()
        case .resultNotice: try resultNotice()
        case .committeeOrder: try committeeOrder()
        case .appointmentOrder: try appointmentOrder()
        case .slip: try slip()
        case .registerSheet: try registerSheet()
        case .contactSheet: try contactSheet()
        }
    }

    /// The office's templates around it, and what is wrong with those that cannot be used.
    func frame() throws -> (PaperFrame, notes: [Sentence]) {
        let (template, fault) = try PaperTemplates(reader, issuer).usable(.paper(request.kind))
        let (style, styleFault) = try PaperTemplates(reader, issuer).usable(.style)
        return (PaperFrame(template, style: style), [fault, styleFault].compactMap { $0 })
    }

    /// The office as papers name it.
    var office: ReportOffice {
        get throws {
            guard let code = OfficeCode(issuer.code) else {
                throw FieldNodeError.unknownOffice(typed: issuer.code)
            }
            let name = try node.rules(of: issuer.number, in: reader).name
            return ReportOffice(code: code, name: name)
        }
    }

    /// The office in whose register the case stands, where another one goes on with it and writes: each
    /// has a line of that number.
    var registeredAt: String? { issuer.id == ledger.id ? nil : rules.name }

    /// The telephone number of the first reception point that is open.
    var phone: String? { roster.points.first { $0.term.contains(today) }?.phone }

    /// The case of a paper that is about one.
    func aboutCase() throws -> PaperSubject {
        guard let subject else { throw FieldNodeError.paperNeedsCase(request.kind) }
        return subject
    }

    /// Head and signature of a letter or an order.
    ///
    /// - Parameter entry: The entry that speaks of the paper, which may name its number.
    /// - Returns: The head, signed by whom the request names, else by who may sign on the day.
    /// - Throws: ``FieldNodeError/rosterRefused(_:)`` for a signer who may not sign, or `StoreError`.
    mutating func head(_ entry: CaseAction? = nil) throws -> PaperHead {
        let (number, date) = try self.number(entry)
        return try head(number, date, signer: signer(on: date))
    }

    /// The parts of a head.
    func head(_ number: String?, _ date: CivilDate, signer: PaperSigner?) throws -> PaperHead {
        PaperHead(office: try office, number: number, date: date, signer: signer, phone: phone)
    }

    /// The number that the paper was given, else the one that its entry names; and its day.
    mutating func number(_ entry: CaseAction?) throws -> (text: String?, date: CivilDate) {
        guard let given = try subject.flatMap({ try letters.last(of: request, on: $0) }) else {
            return (entry?.number, entry?.date.date ?? today)
        }
        let series = try node.rules(of: issuer.number, in: reader)
        if try letters.isDoubled(given) { note(given.doubledSentence(series)) }
        return (given.written(series), given.date)
    }

    private var letters: LetterNumbers { LetterNumbers(reader, issuer, at: node) }

    /// Who signs: whom the request names, else who may sign on the day.
    func signer(on day: CivilDate) throws -> PaperSigner? { try signer(on: day, among: roster) }

    /// Who of some people signs: whom the request names, else who may sign on the day.
    func signer(on day: CivilDate, among roster: Roster) throws -> PaperSigner? {
        guard let named = request.signedBy.normalised else {
            return roster.signatories(on: day).first.map { PaperSigner($0) }
        }
        if case .fails(let because) = roster.mayHaveSigned(named, on: day) {
            throw FieldNodeError.rosterRefused(because)
        }
        return roster.signer(named, on: day)
    }
}

extension PaperKind {
    /// Whether the paper is about one case.
    var isAboutCase: Bool {
        switch self {
        case .appointmentOrder, .registerSheet, .contactSheet: false
        default: true
        }
    }
}

extension PaperSigner {
    /// Somebody who may sign for the executive.
    init(_ signatory: Signatory) {
        self.init(
            name: signatory.officer.name,
            position: signatory.officer.position,
            acting: signatory.actingFor.map { "รักษาการแทน \($0)" }
        )
    }
}

extension Roster {
    /// A person as papers sign them, by name or post; one whom the roster does not know has no post.
    func signer(_ named: String, on day: CivilDate) -> PaperSigner {
        let isMeant = { (officer: Officer) in officer.name == named || officer.position == named }
        if let signatory = signatories(on: day).first(where: { isMeant($0.officer) }) {
            return PaperSigner(signatory)
        }
        let officer = officers.first { isMeant($0) && $0.term.contains(day) }
        return PaperSigner(name: officer?.name ?? named, position: officer?.position ?? "")
    }
}
