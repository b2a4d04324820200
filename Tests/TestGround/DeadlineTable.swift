import Foundation

/// The deadlines that were worked out by hand, in `Fixtures/Deadlines/deadlines.th.json`.
///
/// Everything is text as a person wrote it: whoever checks a row does it with a paper calendar.
package struct DeadlineTable: Decodable, Sendable {
    /// Short names of holidays, and what they are called in the calendar.
    package let names: [String: String]
    /// The clauses of the guidelines by `procedure rule`.
    package let clauses: [String: String]
    package let deadlines: [Row]
    package let channelChecks: [Check]

    /// One deadline of one case.
    package struct Row: Decodable, Sendable, CustomStringConvertible {
        package let about: String
        /// `7 working`, `15 calendar next-working-day`, or a shipped one: `school unit-result`.
        package let rule: String
        package let received: String
        package let recorded: String?
        package let channel: String?
        package let reachable: Bool?
        package let agency: String?
        /// `2026-04-09 assign กองช่าง`; a retraction names the entry, from 1.
        package let actions: [String]?
        package let added: [Added]?
        /// Which of the case's deadlines under the rule, from 1, and how many there are.
        package let place: Int?
        package let of: Int?
        package let today: String
        package let due: String
        package let status: String
        package let sum: String
        package let skipped: [String]
        package let unknown: String?
        package let version: String?
        /// What the proclamations move, in their order; nil where none comes late.
        package let moved: [String]?
        package let why: String

        package var description: String { "\(about): \(why)" }
        /// The rule's words.
        package var words: [String] { rule.split(separator: " ").map(String.init) }
        /// Whether the rule is one of a shipped procedure.
        package var isShipped: Bool { Int(words[0]) == nil }
    }

    /// A holiday beside the national ones.
    package struct Added: Decodable, Sendable {
        package let date: String
        package let name: String
        package let announced: String?
        package let calledOff: String?
    }

    /// The days on which somebody should have looked at a channel.
    package struct Check: Decodable, Sendable, CustomStringConvertible {
        package let about: String
        package let channel: String
        package let from: String
        package let to: String
        package let checked: [String]
        package let added: [Added]?
        package let missed: [String]
        package let why: String

        package var description: String { "\(about): \(why)" }
    }

    /// The table as it lies in the repository.
    package static func read() throws -> DeadlineTable {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/Deadlines/deadlines.th.json").standardized
        return try JSONDecoder().decode(DeadlineTable.self, from: Data(contentsOf: file))
    }

    /// The line that explains a row's deadline, put together from what was written by hand.
    package func line(of row: Row) -> String {
        var parts = [row.sum]
        if !row.skipped.isEmpty {
            let skipped = row.skipped.map { day in
                let words = day.split(separator: " ", maxSplits: 2).map(String.init)
                return "\(words[0]) \(words[1]) \(names[words[2]] ?? words[2])"
            }
            parts.append("ข้าม " + skipped.joined(separator: ", "))
        }
        if let unknown = row.unknown {
            parts.append("ยังไม่ทราบวันหยุดของปี \(unknown) จึงข้ามเฉพาะเสาร์และอาทิตย์")
        }
        parts.append("ตาม" + (clauses[row.rule] ?? "ข้อ 5"))
        parts.append("วันหยุด: " + (row.version ?? "national 2023–2028"))
        return parts.joined(separator: " · ")
    }
}

extension DeadlineTable.Row {
    /// The holidays that are known after each proclamation and each calling off, with its day.
    package var holidaySteps: [(day: String, holidays: [DeadlineTable.Added])] {
        var steps: [(day: String, holidays: [DeadlineTable.Added])] = []
        var known: [DeadlineTable.Added] = []
        for holiday in added ?? [] {
            guard let announced = holiday.announced else { continue }
            known.append(holiday.standing)
            steps.append((announced, known))
        }
        for (index, holiday) in (added ?? []).enumerated() {
            guard let calledOff = holiday.calledOff else { continue }
            known[index] = holiday
            steps.append((calledOff, known))
        }
        return steps
    }
}

extension DeadlineTable.Added {
    /// The holiday before it was called off.
    fileprivate var standing: DeadlineTable.Added {
        DeadlineTable.Added(date: date, name: name, announced: announced, calledOff: nil)
    }
}
