/// A report as a page for a browser and its printer: A4, Thai set by the browser, charts drawn.
///
/// The file stands alone: no script, and nothing that is fetched. Everything that a person wrote
/// is escaped. Digits follow the document's numerals.
package struct HTMLFormat: Sendable {
    /// Makes the format.
    package init() {}

    /// Writes a document.
    ///
    /// - Returns: The page; its last line ends in LF.
    package func render(_ document: ReportDocument) -> String {
        let page = HTMLPage(numerals: document.numerals)
        let titles = document.titles.map(page.text)
        let last = document.sections.count - 1
        let sections = document.sections.enumerated().map { place, section in
            page.section(
                section,
                place: place,
                above: place == 0 ? page.header(titles) : "",
                below: place == last ? page.footer(document.footnotes) : "",
            )
        }
        return """
            <!DOCTYPE html>
            <html lang="th">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>\(titles.prefix(2).joined(separator: " "))</title>
            <style>
            \(HTMLStyle.text(document.numerals))
            </style>
            </head>
            <body>
            \(sections.joined())</body>
            </html>

            """
    }
}
