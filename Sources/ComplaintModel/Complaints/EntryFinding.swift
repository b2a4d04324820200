/// One thing that is wrong with an entry.
package struct EntryFinding: Hashable, Sendable {
    /// The field's name on the command line: `id-number`.
    package let field: String
    /// What is wrong and what to do.
    package let sentence: Sentence
    /// Whether it is a day of long ago, which a person may vouch for.
    package let isOldDate: Bool

    /// States a finding.
    package init(field: String, sentence: Sentence, isOldDate: Bool = false) {
        self.field = field
        self.sentence = sentence
        self.isOldDate = isOldDate
    }
}
