/// Looks in a template for what a paper may not have: what runs, and what lies elsewhere.
///
/// The frame around every paper forbids the browser both as well; here a person is told so before.
struct TemplateMarkup {
    private let text: String

    /// Takes a template's text.
    init(_ text: String) { self.text = text }

    /// Checks the whole text.
    func check() throws(PaperTemplateError) {
        for match in text.matches(of: /<\/?([A-Za-z][A-Za-z0-9:-]*)/) {
            let element = match.1.lowercased()
            if !Self.elements.contains(element) {
                throw .active(line: line(of: match.range.lowerBound), found: "<\(element)>")
            }
        }
        for match in text.matches(of: /[\s"'\/](on[a-z]+)\s*=/.ignoresCase()) {
            throw .active(line: line(of: match.1.startIndex), found: String(match.1))
        }
        let running = /@import|image-set|javascript:|expression\s*\(/.ignoresCase()
        for match in text.matches(of: running) {
            throw .active(line: line(of: match.range.lowerBound), found: String(match.0))
        }
        try checkAddresses()
    }

    private func checkAddresses() throws(PaperTemplateError) {
        let attribute =
            /[\s"'\/](?:src|srcset|href|poster|data|background|action)\s*=\s*["']?\s*([^"'\s>]*)/
            .ignoresCase()
        let inStyle = /url\(\s*["']?\s*([^"'\s)]*)/.ignoresCase()
        for address in text.matches(of: attribute).map(\.1) + text.matches(of: inStyle).map(\.1) {
            let lowercased = address.prefix(20).lowercased()
            let isInside =
                lowercased.hasPrefix("data:image/") || lowercased.hasPrefix("data:font/")
                || lowercased.hasPrefix("#")
            if !isInside {
                throw .outsideAddress(
                    line: line(of: address.startIndex),
                    found: String(address.prefix(60))
                )
            }
        }
    }

    private func line(of place: String.Index) -> Int {
        1 + text[..<place].utf8.count { $0 == UInt8(ascii: "\n") }
    }

    /// The elements that lay out text, tables and drawings.
    private static let elements: Set<String> = [
        "a", "article", "b", "blockquote", "br", "caption", "circle", "col", "colgroup", "dd",
        "defs", "div", "dl", "dt", "ellipse", "em", "figcaption", "figure", "footer", "g", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "li", "line", "main", "ol",
        "p", "path", "polygon", "polyline", "pre", "rect", "s", "section", "small", "span",
        "strong", "style", "sub", "sup", "svg", "table", "tbody", "td", "text", "tfoot", "th",
        "thead", "title", "tr", "tspan", "u", "ul", "wbr",
    ]
}
