package import ComplaintModel

/// How a file is to be taken for an old register.
package struct RegisterImportRequest: Sendable {
    /// What the file is called; every line taken from it says so.
    package var fileName: String
    /// Headings or column letters by what stands under them; `-` for a column that means nothing.
    package var columns: [RegisterColumn: String] = [:]
    /// The line of the file with which the register begins, for headings that nobody could recognise; nil
    /// finds the headings.
    package var firstLine: Int?
    /// The columns whose empty cells mean what stands above.
    package var merged: Set<RegisterColumn> = []
    /// Codes of categories by what the book calls them.
    package var categories: [String: String] = [:]
    /// Codes of channels by what the book calls them.
    package var channels: [String: String] = [:]
    /// The channel of every line whose book does not say it.
    package var channel: String?
    /// The Buddhist year of the book, for numbers that stand without one; nil for that of the date of
    /// receipt.
    package var year: Int?
    /// Of which era years are that are written with two digits; nil refuses them.
    package var century: WrittenDate.Century?
    /// The day on which results became known that the book gives without a date.
    package var undated: CivilDate?
    /// Whether one bad line keeps the good ones from being entered.
    package var allOrNothing = false
    /// Whether nothing is to be entered in any case, only judged.
    package var isTrial = false

    /// Asks for a file of a name to be taken as it is.
    package init(fileName: String) { self.fileName = fileName }
}
