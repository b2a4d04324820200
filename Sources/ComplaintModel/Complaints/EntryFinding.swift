/// One thing that is wrong with an entry.
package struct EntryFinding: Hashable, Sendable {
    /// The field's name on the command line: `id-number`.
    package let field: String
    /// What is wrong and what to do.
    package let sentence: Sentence

    /// States a finding.
    package init(field: String, sentence: Sentence) {
        self.field = field
        self.sentence = sentence
    }
}
