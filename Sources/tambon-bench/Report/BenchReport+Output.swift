import Foundation

extension BenchReport {
    /// The page for a person.
    func text() -> String {
        let width = lines.map(\.title.count).max() ?? 0
        return lines.map { line in
            let title = line.title.padding(toLength: width + 2, withPad: " ", startingAt: 0)
            return title + line.text
        }.joined(separator: "\n")
    }

    /// One JSON document: an object of figures by their machine names.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let figures = Dictionary(uniqueKeysWithValues: lines.map { ($0.name, $0) })
        return String(decoding: try encoder.encode(figures), as: UTF8.self)
    }
}

extension BenchReport.Line {
    fileprivate var text: String {
        let isWhole = value == value.rounded() && value >= 10 || unit == "B" || unit.isEmpty
        let number =
            isWhole ? String(Int(value)) : String(format: value < 10 ? "%.3f" : "%.1f", value)
        let padded = String(repeating: " ", count: max(0, 10 - number.count)) + number + " " + unit
        guard let goal else { return padded }
        let verdict = value <= goal ? "reached" : "MISSED"
        return padded + "   (goal: at most \(String(format: "%g", goal)) \(unit), \(verdict))"
    }
}
