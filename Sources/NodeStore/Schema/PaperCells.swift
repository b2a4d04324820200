package import SyncProtocol

/// The cells of a template of a paper.
package enum TemplateCell {
    /// The template's name: a paper's kind, or `style`.
    package static let name = CellTag(1)
    /// Its text; empty for the shipped one.
    package static let text = CellTag(2)
}

/// The cells of a letter number; all are written once.
package enum LetterCell {
    /// The code of the series.
    package static let series = CellTag(1)
    /// The calendar year, of the Buddhist era.
    package static let year = CellTag(2)
    package static let number = CellTag(3)
    /// The case that the paper is about: one of another ledger where it is reserved for this office.
    package static let complaint = CellTag(4)
    /// The paper's kind.
    package static let kind = CellTag(5)
    /// The day on which it was given.
    package static let date = CellTag(6)
    /// The agency that the paper goes to, of which a case may have several.
    package static let addressee = CellTag(7)
    /// The same for a paper on a case that is reserved for this office: sealed for its nodes.
    package static let sealedAddressee = CellTag(8)
    /// The entry that the paper was drawn from, named as the case is.
    package static let entry = CellTag(9)
}
