/// What a peer wrote about a refusal, made fit to be shown.
///
/// The text is a stranger's: control characters could move the cursor of a terminal, and a web
/// page of another server would fill it.
struct PeerSentence {
    static let limitCharacters = 300

    let text: String

    /// Cleans and shortens a text.
    init(utf8 bytes: some Collection<UInt8>) {
        let words = String(decoding: bytes, as: UTF8.self).unicodeScalars
            .split { Self.isSpaceOrControl($0) }
            .map { String(String.UnicodeScalarView($0)) }
        let whole = words.joined(separator: " ")
        let isShort = whole.count <= Self.limitCharacters
        text = isShort ? whole : "\(whole.prefix(Self.limitCharacters))…"
    }

    private static func isSpaceOrControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator, .format: true
        default: false
        }
    }
}
