import ComplaintModel
import FieldNode
import TestGround
import Testing

@Suite("Holidays that are proclaimed late")
struct LateHolidayTests {
    static let rows: [DeadlineTable.Row] = {
        do {
            return try DeadlineTable.read().deadlines.filter { $0.moved != nil && $0.isShipped }
        } catch {
            preconditionFailure("Fixtures/Deadlines/deadlines.th.json cannot be read: \(error)")
        }
    }()

    /// What happens on a day: an action, or an entry in the holidays.
    private enum Step {
        case action([String])
        case add(DeadlineTable.Added)
        case end(DeadlineTable.Added)
    }

    @Test("Running deadlines move, finished ones do not, and what moved is listed", arguments: rows)
    func row(row: DeadlineTable.Row) throws {
        let received = try DateEntry.parse(row.received)
        let clock = TestClock(received.unixMilliseconds)
        let office = try TestNode("80.21.karo", procedure: row.words[0], clock: clock)
        let id = try office.record("ทดสอบ", channel: "phone", [.name: "นางทดสอบ ระบบ"]).id
        var moved: [MovedDeadline] = []
        for (day, step) in Self.steps(of: row) {
            let today = try #require(LocalMoment(iso: day + "T12:00"))
            clock.advance(
                milliseconds: today.unixMilliseconds - clock.world(seed: 0).nowMilliseconds()
            )
            moved += try Self.take(step, on: id, at: office)
        }
        var show = ShowRequest()
        show.today = CivilDate(iso: row.today)
        let deadlines = try office.node.show(id, show).deadlines.filter { $0.rule == row.words[1] }
        #expect(deadlines.map(\.due) == [row.due])
        let code = row.status.split(separator: " ").first.map(String.init)
        #expect(deadlines.map(\.status) == [code])
        #expect(deadlines.map(\.explanation) == [try DeadlineTable.read().line(of: row)])
        // The other deadlines of the case may have moved as well; the table speaks of one.
        let own = moved.filter { $0.rule == row.words[1] }
        #expect(try own.map(Self.line) == row.moved)
        #expect(own.allSatisfy { $0.id == id && $0.number == "1/\(row.registerYear)" })
        #expect(try office.node.verify().problems.isEmpty)
    }

    private static func take(
        _ step: Step,
        on id: String,
        at office: TestNode,
    ) throws -> [MovedDeadline] {
        switch step {
        case .action(let words):
            let kind = try #require(ActionKind(rawValue: words[1]))
            try office.act(id, kind) { $0.unit = words.count > 2 ? words[2] : nil }
            return []
        case .add(let holiday):
            let date = try #require(CivilDate(iso: holiday.date))
            let name = holiday.name
            return try office.node.addHoliday(date, name: name, kind: .special, source: nil).moved
        case .end(let holiday):
            return try office.node.endHoliday(#require(CivilDate(iso: holiday.date))).moved
        }
    }

    /// What happens in a row, day by day; on one day, actions before proclamations.
    private static func steps(of row: DeadlineTable.Row) -> [(day: String, step: Step)] {
        let actions = (row.actions ?? []).map { action in
            let words = action.split(separator: " ").map(String.init)
            return (day: words[0], step: Step.action(words))
        }
        let added = (row.added ?? []).map { (day: $0.announced ?? "", step: Step.add($0)) }
        let ended = (row.added ?? []).compactMap { holiday in
            holiday.calledOff.map { (day: $0, step: Step.end(holiday)) }
        }
        return (actions + added + ended).enumerated().sorted { left, right in
            (left.element.day, left.offset) < (right.element.day, right.offset)
        }.map(\.element)
    }

    private static func line(of moved: MovedDeadline) throws -> String {
        let before = try #require(CivilDate(iso: moved.before)).thaiShort
        let after = try #require(CivilDate(iso: moved.after)).thaiShort
        return "\(before) → \(after) เพราะ \(moved.because)"
    }
}

extension DeadlineTable.Row {
    /// The register's year of the day of receipt, for days before October.
    fileprivate var registerYear: String {
        received.hasPrefix("2025-1") ? "2569" : String((Int(received.prefix(4)) ?? 0) + 543)
    }
}
