/// What became of one line of an old register.
///
/// Nothing of the complainant is in it.
package struct ImportedLine: Hashable, Sendable, Encodable {
    /// What was done with it.
    package enum Outcome: String, Hashable, Sendable, Encodable {
        /// Entered, or good enough to be.
        case entered
        /// It was entered before.
        case known
        case bad
    }

    /// The line of the file, from 1.
    package let line: Int
    package var outcome: Outcome
    /// The register number as it stands in the old book.
    package var number: String?
    /// ISO 8601.
    package var received: String?
    package var channel: String?
    package var category: String?
    package var subject: String?
    /// What the columns tell was done: `2024-03-05 assign กองช่าง`.
    package var actions: [String] = []
    /// Whether somebody is named as the complainant.
    package var hasIdentity = false
    /// The case that was entered, or stands under the number already.
    package var id: String?
    /// What is wrong with a bad line; of a known one, why it was not compared.
    package var problems: [LineProblem] = []

    init(line: Int, outcome: Outcome) {
        self.line = line
        self.outcome = outcome
    }
}
