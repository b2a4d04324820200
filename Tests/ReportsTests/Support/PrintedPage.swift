import Foundation

/// An HTML file as headless Chromium prints it, opened with the tools of poppler.
///
/// Nothing here judges the page; a test asks for its pages, words, fonts and ink. With
/// `TAMBON_PRINTED_PAGES=FOLDER` the PDF and a picture of every page stay in that folder under the
/// file's name, for a person to look at.
final class PrintedPage {
    /// A word where it stands, in points from the upper left corner of its page.
    struct Word: Hashable {
        /// The word.
        let text: String
        /// Its left edge.
        let left: Double
        /// Its upper edge.
        let top: Double
        /// Its right edge.
        let right: Double
        /// Its lower edge.
        let bottom: Double
    }

    /// One sheet of paper.
    struct Sheet: Hashable {
        /// The width, in points.
        let width: Double
        /// The height, in points.
        let height: Double
        /// The words, in the order of the text.
        let words: [Word]
    }

    private let folder: URL
    private var pdf: URL { folder.appending(path: "page.pdf") }

    /// Prints a file.
    ///
    /// - Throws: ``ProgramFailure`` where Chromium is not there or makes no PDF.
    init(_ html: URL) throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "tambon-printed-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A browser that hangs must not hang the tests; beside a thousand others it may take its time.
        // Shared memory is small in many containers.
        let profile = folder.appending(path: "profile").path
        try run(
            "timeout 300 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer"
                + " --disable-background-networking --disable-dev-shm-usage --no-first-run",
            ["--user-data-dir=\(profile)", "--print-to-pdf=\(pdf.path)", html.absoluteString],
        )
        try keepForAPerson(html.deletingPathExtension().lastPathComponent)
    }

    /// Prints a page that has no file yet.
    ///
    /// - Parameters:
    ///   - html: The page.
    ///   - name: The name under which a person finds it among the kept pages.
    /// - Throws: ``ProgramFailure`` where Chromium is not there or makes no PDF.
    convenience init(_ html: String, name: String) throws {
        let scratch = FileManager.default.temporaryDirectory.appending(
            path: "tambon-page-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let file = scratch.appending(path: name + ".html")
        try Data(html.utf8).write(to: file)
        try self.init(file)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The number of sheets.
    func pageCount() throws -> Int {
        let line = try output(of: "pdfinfo", [pdf.path]).split(separator: "\n").first {
            $0.hasPrefix("Pages:")
        }
        return line.flatMap { Int($0.dropFirst(6).trimmingPrefix(while: \.isWhitespace)) } ?? 0
    }

    /// The text of all sheets, laid out as it stands on them.
    func text() throws -> String {
        try output(of: "pdftotext -layout", [pdf.path, "-"])
    }

    /// The fonts with their letters in the file: `Laksaman`, `Laksaman-Bold`.
    func embeddedFonts() throws -> Set<String> {
        let rows = try output(of: "pdffonts", [pdf.path]).split(separator: "\n").dropFirst(2)
        return Set(
            rows.compactMap { row in
                let fields = row.split(separator: " ")
                // From the right: object number and generation, then uni, sub and emb.
                guard fields.count > 5, fields[fields.count - 5] == "yes" else { return nil }
                // A subset's name begins with six letters and a plus.
                return fields[0].split(separator: "+").last.map(String.init)
            }
        )
    }

    /// The sheets with the places of their words.
    func sheets() throws -> [Sheet] {
        try BoundingBoxes.sheets(output(of: "pdftotext -bbox", [pdf.path, "-"]))
    }

    /// The sheets as PNG pictures.
    func pictures(dotsPerInch: Int = 96) throws -> [Data] {
        let stem = folder.appending(path: "picture").path
        try run("pdftoppm -png -r \(dotsPerInch)", [pdf.path, stem])
        return try files("picture").map { try Data(contentsOf: $0) }
    }

    /// Whether a strip along the right edge of every sheet, so many points wide, has no ink.
    func isRightEdgeBlank(points: Int) throws -> Bool {
        let stem = folder.appending(path: "grey").path
        try run("pdftoppm -gray -r 72", [pdf.path, stem])
        return try files("grey").allSatisfy { file in
            try GreyPicture(Data(contentsOf: file)).isRightEdgeBlank(pixels: points)
        }
    }

    /// What is dark on each sheet.
    func ink(dotsPerInch: Int) throws -> [GreyPicture.Ink] {
        let stem = folder.appending(path: "ink").path
        try run("pdftoppm -gray -r \(dotsPerInch)", [pdf.path, stem])
        return try files("ink").map { try GreyPicture(Data(contentsOf: $0)).ink }
    }

    private func files(_ prefix: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix(prefix + "-") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    private func keepForAPerson(_ name: String) throws {
        let environment = ProcessInfo.processInfo.environment
        guard let kept = environment["TAMBON_PRINTED_PAGES"] else { return }
        try FileManager.default.createDirectory(
            atPath: kept,
            withIntermediateDirectories: true,
        )
        try run("cp", [pdf.path, "\(kept)/\(name).pdf"])
        try run("pdftoppm -png -r 80", [pdf.path, "\(kept)/\(name)"])
    }

    private func output(of command: String, _ arguments: [String]) throws -> String {
        String(decoding: try InstalledProgram(command).output(arguments), as: UTF8.self)
    }

    private func run(_ command: String, _ arguments: [String]) throws {
        _ = try InstalledProgram(command).output(arguments)
    }
}
