/// One sentence for a person, in both languages of the program.
package struct Sentence: Hashable, Sendable {
    /// The Thai wording, which screens show first.
    package let thai: String
    /// The English wording.
    package let english: String

    /// Makes a sentence from its two wordings.
    package init(thai: String, english: String) {
        self.thai = thai
        self.english = english
    }
}
