/// The places of words, as `pdftotext -bbox` prints them.
enum BoundingBoxes {
    /// Reads the sheets and their words.
    static func sheets(_ text: String) -> [PrintedPage.Sheet] {
        var sheets: [PrintedPage.Sheet] = []
        for line in text.split(separator: "\n") {
            if let page = line.firstMatch(of: /<page width="([\d.]+)" height="([\d.]+)">/) {
                sheets.append(
                    PrintedPage.Sheet(width: number(page.1), height: number(page.2), words: [])
                )
            } else if let word = word(line), let sheet = sheets.popLast() {
                sheets.append(
                    PrintedPage.Sheet(
                        width: sheet.width,
                        height: sheet.height,
                        words: sheet.words + [word],
                    )
                )
            }
        }
        return sheets
    }

    private static func word(_ line: Substring) -> PrintedPage.Word? {
        let place =
            #/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>/#
        guard let found = line.firstMatch(of: place) else { return nil }
        return PrintedPage.Word(
            text: String(found.5),
            left: number(found.1),
            top: number(found.2),
            right: number(found.3),
            bottom: number(found.4),
        )
    }

    private static func number(_ digits: Substring) -> Double { Double(digits) ?? .nan }
}
