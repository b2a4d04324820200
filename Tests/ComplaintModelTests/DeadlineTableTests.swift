import TestGround
import Testing

@testable import ComplaintModel

@Suite("Deadlines worked out by hand")
struct DeadlineTableTests {
    static let table: DeadlineTable = {
        do { return try DeadlineTable.read() } catch {
            preconditionFailure("Fixtures/Deadlines/deadlines.th.json cannot be read: \(error)")
        }
    }()

    @Test("The table is long enough to mean something, and no case stands in it twice")
    func isWhole() {
        #expect(Self.table.deadlines.count >= 100)
        #expect(Set(Self.table.deadlines.map(\.about)).count == Self.table.deadlines.count)
    }

    @Test(
        "Due day, status and explanation are what a person with a paper calendar finds",
        arguments: table.deadlines
    )
    func deadline(row: DeadlineTable.Row) throws {
        let calendar = try HolidayCalendar.national.adding(row.added)
        let found = try Self.deadlines(of: row, calendar)
        #expect(found.count == row.of ?? 1)
        let deadline = try #require(found.dropFirst((row.place ?? 1) - 1).first)
        #expect(deadline.due.iso == row.due)
        #expect(deadline.status(asOf: try Self.day(row.today)).words == row.status)
        #expect(deadline.explain(calendar: calendar) == Self.table.line(of: row))
    }

    @Test("A change of the holidays moves what a person finds moved", arguments: table.deadlines)
    func moves(row: DeadlineTable.Row) throws {
        guard let expected = row.moved else { return }
        var moved: [String] = []
        var known: [DeadlineTable.Added] = []
        for step in row.holidaySteps {
            let before = try HolidayCalendar.national.adding(known)
            known = step.holidays
            let after = try HolidayCalendar.national.adding(known)
            let asOf = try Self.deadlines(of: row, after, until: try Self.day(step.day))
            for deadline in asOf where deadline.metOn == nil {
                if let move = DeadlineMove(deadline, from: before, to: after) {
                    moved.append(move.thai)
                }
            }
        }
        #expect(moved == expected)
    }

    @Test(
        "A channel is missed on the days that a person finds unchecked",
        arguments: table.channelChecks
    )
    func channelCheck(row: DeadlineTable.Check) throws {
        let channel = try #require(ChannelCode(row.channel).flatMap(Channel.wellKnown))
        let missed = ChannelWatch.missedDays(
            of: channel,
            in: try Self.day(row.from)...Self.day(row.to),
            checkedOn: Set(try row.checked.map(Self.day)),
            calendar: try HolidayCalendar.national.adding(row.added),
        )
        #expect(missed.map(\.iso) == row.missed)
    }

    private static func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    /// The deadlines of a row's rule, of which actions after a day are not known yet.
    private static func deadlines(
        of row: DeadlineTable.Row,
        _ calendar: HolidayCalendar,
        until last: CivilDate = .latest,
    ) throws -> [Deadline] {
        let received = try DateEntry.parse(row.received)
        guard row.isShipped else { return [try plain(row, from: received.date, calendar)] }
        var story = try CaseStory(
            row.words[0],
            received: received.iso,
            recorded: try row.recorded.map { try DateEntry.parse($0).iso },
            channel: try #require(ChannelCode(row.channel ?? "phone")),
            reachable: row.reachable ?? true,
        )
        story.calendar = calendar
        story.facts.agency = row.agency
        for action in row.actions ?? [] {
            let words = action.split(separator: " ").map(String.init)
            guard try day(words[0]) <= last else { break }
            let kind = try #require(ActionKind(rawValue: words[1]))
            let more = words.count > 2 ? words[2] : nil
            try story.then(
                kind,
                on: words[0],
                unit: kind == .retract ? nil : more,
                retracts: kind == .retract ? more.flatMap { Int($0) }.map { $0 - 1 } : nil,
                reason: "ลงผิดเรื่อง",
            )
        }
        return story.deadlines(row.words[1])
    }

    private static func plain(
        _ row: DeadlineTable.Row,
        from start: CivilDate,
        _ calendar: HolidayCalendar,
    ) throws -> Deadline {
        let span = DeadlineSpan(
            length: try #require(Int(row.words[0])),
            unit: try #require(DeadlineSpan.Unit(rawValue: row.words[1])),
        )
        let rule = DeadlineRule(
            id: "plain",
            nameThai: "ทดสอบ",
            nameEnglish: "plain",
            start: .received,
            length: .fixed(span),
            metBy: [.notify],
            roll: row.words.contains("next-working-day") ? .nextWorkingDay : .none,
            clause: "ข้อ 5",
        )
        return Deadline(
            rule: rule,
            span: span,
            start: start,
            metAt: nil,
            required: true,
            calendar: calendar,
        )
    }
}

extension HolidayCalendar {
    /// This calendar with the holidays of a row.
    fileprivate func adding(_ added: [DeadlineTable.Added]?) throws -> HolidayCalendar {
        guard let added, !added.isEmpty else { return self }
        return adding(
            try added.map { holiday in
                Holiday(
                    date: try #require(CivilDate(iso: holiday.date)),
                    nameThai: holiday.name,
                    nameEnglish: holiday.name,
                    kind: .special,
                    source: "ประกาศ",
                    announced: holiday.announced.flatMap(Self.midnight),
                    calledOff: holiday.calledOff.flatMap(Self.midnight),
                )
            }
        )
    }

    private static func midnight(_ iso: String) -> LocalMoment? {
        CivilDate(iso: iso).map { LocalMoment(date: $0) }
    }
}

extension DeadlineStatus {
    /// The status as the table writes it: `late 2`.
    fileprivate var words: String {
        switch self {
        case .running(let days), .late(let days), .metLate(let days): "\(code) \(days)"
        case .dueToday, .met, .notRequired: code
        }
    }
}
