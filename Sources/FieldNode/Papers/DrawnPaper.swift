package import ComplaintModel
package import Reports

/// A paper that was drawn up.
package struct DrawnPaper: Sendable {
    /// The page, as HTML that a browser prints.
    package let html: String
    /// The named values, for machines.
    package let fields: PaperFields
    /// What whoever asked for it should know: no number was given, or the shipped template was used.
    package let notes: [Sentence]
}
