package import ComplaintModel
import NodeStore
import SyncProtocol

/// A channel of an office, with when it was last checked.
package struct ChannelView: Hashable, Sendable, Encodable {
    package let code: String
    package let name: String
    /// How often it is to be checked.
    package let checking: String
    /// The day of the last recorded check, ISO 8601; nil if there is none.
    package let lastChecked: String?
    /// Whether it is to be checked by the end of the day, and was not yet.
    package let isDue: Bool
    /// The working days before the day on which it was to be checked and was not, of the last two
    /// weeks and not before the first check; ISO 8601.
    package let missed: [String]
    /// Whether a check is made before a witness.
    package let needsWitness: Bool
}

/// One check of a channel.
package struct ChannelCheck: Sendable {
    /// The channel.
    package var channel: String
    /// How many complaints were found.
    package var found = 0
    /// Who checked.
    package var by: String?
    /// Who was there as a witness when the box was opened.
    package var witness: String?
    /// When; nil for now.
    package var date: String?

    /// Describes a check.
    package init(channel: String) { self.channel = channel }
}

extension FieldNode {
    /// The channels of the own office.
    ///
    /// - Parameter today: the day as of which a check is due or was missed; nil for today.
    /// - Returns: the channels, in the order of the procedure.
    /// - Throws: `StoreError`.
    package func channels(today: CivilDate? = nil) throws -> [ChannelView] {
        let ledger = try ownHeldLedger()
        let day = today ?? now.date
        return try store.read { reader in
            let rules = try rules(of: ledger.number, in: reader)
            var checked: [String: Set<CivilDate>] = [:]
            for (_, row) in try reader.otherRows(DomainTable.channelCheckTag, of: ledger.number) {
                guard let code = row.shown(ChannelCheckCell.channel)?.string,
                    let minute = row.shown(ChannelCheckCell.date)?.integer
                else { continue }
                checked[code, default: []].insert(LocalMoment(minuteNumber: Int(minute)).date)
            }
            let begun = try channelsBegun(of: ledger.number, reader)
            return rules.procedure.channels.map { channel in
                let code = channel.code.text
                return ChannelView(
                    channel,
                    checked[code] ?? [],
                    from: begun.byCode[code] ?? begun.office,
                    rules.calendar,
                    today: day
                )
            }
        }
    }

    /// Adds a channel to the own office's.
    package func addChannel(
        _ typed: String,
        name: String?,
        checking: Channel.Checking?,
    ) throws {
        let code: ChannelCode
        do throws(ComplaintModelError) { code = try ChannelCode(parsing: typed) } catch {
            throw FieldNodeError.model(error)
        }
        try write(in: try ownHeldLedger()) { work in
            if work.rules.procedure.channel(code) != nil {
                throw FieldNodeError.channelTaken(code: code.text)
            }
            let cells: [(CellTag, Value?)] = [
                (ChannelCell.code, .code(code.text)),
                (ChannelCell.name, name.normalised.map { .code($0) }),
                (ChannelCell.checking, checking.map { .code($0.rawValue) }),
            ]
            try work.author(CellWrite.row(DomainTable.channelTag, .overwritable, cells))
        }
    }

    /// Ends a channel that the office has added; cases that came by it keep it.
    package func endChannel(_ typed: String) throws {
        let ledger = try ownHeldLedger()
        try write(in: ledger) { work in
            let rows = try work.writer.reader.otherRows(DomainTable.channelTag, of: ledger.number)
                .filter { $0.row.shown(ChannelCell.ended) == nil }
            let found = rows.first { $0.row.shown(ChannelCell.code)?.string == typed }
            guard let found else {
                // A code may have come back after its end, and two computers may have added it apart.
                let added = Set(rows.compactMap { $0.row.shown(ChannelCell.code)?.string })
                let isOfProcedure = work.rules.procedure.channels.contains { $0.code.text == typed }
                if added.isEmpty || isOfProcedure {
                    throw FieldNodeError.actionRefused(.notToBeEnded(typed, added: added.sorted()))
                }
                throw FieldNodeError.unknownChannel(typed: typed, known: added.sorted())
            }
            try work.author([
                .set(DomainTable.channelTag, found.key, ChannelCell.ended, .integer(1))
            ])
        }
    }

    /// Since when an office is to look after its channels: since it was set up, and after those that it has
    /// added since then.
    private func channelsBegun(
        of ledger: Int64,
        _ reader: StoreReader,
    ) throws -> (office: CivilDate, byCode: [String: CivilDate]) {
        let day = { (row: RowState) in LocalMoment(unixMilliseconds: row.creation.time).date }
        let offices = LedgerRules.sorted(try reader.otherRows(DomainTable.officeTag, of: ledger))
        let added = try reader.otherRows(DomainTable.channelTag, of: ledger).compactMap { _, row in
            row.shown(ChannelCell.code)?.string.map { ($0, day(row)) }
        }
        return (
            offices.first.map { day($0.row) } ?? now.date,
            Dictionary(added, uniquingKeysWith: min)
        )
    }

    /// Records that a channel was checked.
    ///
    /// - Throws: ``FieldNodeError`` if there is no such channel, the day lies ahead, or what is opened
    ///   before a witness has none.
    package func check(_ check: ChannelCheck) throws {
        try write(in: try ownHeldLedger()) { work in
            let channels = work.rules.procedure.channels
            guard let channel = channels.first(where: { $0.code.text == check.channel }) else {
                throw FieldNodeError.unknownChannel(
                    typed: check.channel,
                    known: channels.map(\.code.text)
                )
            }
            if channel.needsWitness, check.by.normalised == nil || check.witness.normalised == nil {
                throw FieldNodeError.actionRefused(.withoutWitness(channel, found: check.found))
            }
            let code = channel.code
            let moment = try moment(check.date)
            let cells: [(CellTag, Value?)] = [
                (ChannelCheckCell.channel, .code(code.text)),
                (ChannelCheckCell.date, .integer(Int64(moment.minuteNumber))),
                (ChannelCheckCell.found, .integer(Int64(check.found))),
                (ChannelCheckCell.by, check.by.normalised.map { .code($0) }),
                (ChannelCheckCell.witness, check.witness.normalised.map { .code($0) }),
            ]
            try work.author(CellWrite.row(DomainTable.channelCheckTag, .writeOnce, cells))
        }
    }

    /// The moment that a person typed, not after today; now if nothing was typed.
    func moment(_ typed: String?) throws -> LocalMoment {
        guard let typed else { return now }
        do throws(ComplaintModelError) {
            let moment = try DateEntry.parse(typed)
            try DateEntry.check(moment, today: now.date)
            return moment
        } catch { throw FieldNodeError.model(error) }
    }
}

extension Sentence {
    /// What is said of a channel that the office has not added, and so does not end.
    fileprivate static func notToBeEnded(_ typed: String, added: [String]) -> Sentence {
        let list = added.joined(separator: ", ")
        return Sentence(
            thai: "เลิกใช้ช่องทาง \"\(typed)\" ไม่ได้ เลิกได้เฉพาะช่องทางที่สำนักงานเพิ่มเอง "
                + (added.isEmpty ? "ซึ่งยังไม่มี" : "คือ \(list)"),
            english: "the channel \"\(typed)\" cannot be ended: only those can that the office has "
                + "added itself, " + (added.isEmpty ? "and there are none" : "which are \(list)")
        )
    }

    /// What is said of a box that nobody is known to have opened, or nobody saw being opened.
    fileprivate static func withoutWitness(_ channel: Channel, found: Int) -> Sentence {
        let command =
            "tambon check-channel \(channel.code) --found \(found) --by ผู้เปิด --witness พยาน"
        return Sentence(
            thai: "\(channel.nameThai) (\(channel.code)) ต้องเปิดต่อหน้าพยาน จึงต้องระบุผู้เปิดและพยาน: "
                + "'\(command)'",
            english: "\(channel.code) is opened before a witness: say who opened it and who was "
                + "there, with '\(command)'"
        )
    }
}

extension ChannelView {
    /// For how many days back a check that was not made is still named.
    private static let lookBackDays = 14

    fileprivate init(
        _ channel: Channel,
        _ checked: Set<CivilDate>,
        from begun: CivilDate,
        _ calendar: HolidayCalendar,
        today: CivilDate,
    ) {
        let due = { (range: ClosedRange<CivilDate>) in
            ChannelWatch.missedDays(of: channel, in: range, checkedOn: checked, calendar: calendar)
        }
        let yesterday = today.adding(days: -1)
        // What was looked at on paper before the node was set up counts as well.
        let first = min(begun, checked.min() ?? begun)
        let since = max(first, today.adding(days: -Self.lookBackDays))
        self.init(
            code: channel.code.text,
            name: channel.nameThai,
            checking: channel.checking.rawValue,
            lastChecked: checked.filter { $0 <= today }.max()?.iso,
            isDue: !due(today...today).isEmpty,
            missed: since <= yesterday ? due(since...yesterday).map(\.iso) : [],
            needsWitness: channel.needsWitness
        )
    }
}
