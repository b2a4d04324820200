import ComplaintModel

/// What is wrong with one cell of an old register, and what to do.
package struct LineProblem: Hashable, Sendable, Encodable, Error {
    /// The heading above the cell.
    package let heading: String
    /// What stands there; nil where that says who the complainant is.
    package let stands: String?
    package let thai: String
    package let english: String

    init(_ heading: String, stands: String?, _ sentence: Sentence) {
        self.heading = heading
        self.stands = stands.map { $0.count > 60 ? $0.prefix(59) + "…" : $0 }
        thai = sentence.thai
        english = sentence.english
    }
}
