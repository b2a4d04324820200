import Foundation

/// One figure of a report, with what it may be at most.
struct ReportLine: Encodable, Sendable {
    /// A machine name.
    let name: String
    /// The name on the page; the figures of a peer are set in by two blanks.
    let title: String
    let value: Double
    let unit: String
    /// What it may be at most, if a goal is set.
    var goal: Double?
    /// Whether the goal is reached.
    var isReached: Bool? { goal.map { value <= $0 } }

    /// Describes a figure.
    init(_ name: String, _ title: String, _ value: Double, _ unit: String, goal: Double? = nil) {
        self.name = name
        self.title = title
        self.value = value
        self.unit = unit
        self.goal = goal
    }

    private enum Key: String, CodingKey { case name, title, value, unit, goal, reached }

    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode(name, forKey: .name)
        try line.encode(title.trimmingCharacters(in: .whitespaces), forKey: .title)
        try line.encode(value, forKey: .value)
        try line.encode(unit, forKey: .unit)
        try line.encodeIfPresent(goal, forKey: .goal)
        try line.encodeIfPresent(isReached, forKey: .reached)
    }

    /// The line as it stands on the page, behind a title of so many characters.
    func text(titleWidth: Int) -> String {
        let isWhole = ["B", ""].contains(unit) || value >= 1_000
        let digits = value < 10 ? 3 : value < 100 ? 2 : 1
        let number = isWhole ? String(Int(value.rounded())) : String(format: "%.\(digits)f", value)
        let line =
            title.padding(toLength: titleWidth + 2, withPad: " ", startingAt: 0)
            + String(repeating: " ", count: max(0, 10 - number.count)) + number + " " + unit
        guard let goal else { return line }
        let verdict = value <= goal ? "reached" : "MISSED"
        return line + "   (goal: at most \(String(format: "%g", goal)) \(unit), \(verdict))"
    }
}
