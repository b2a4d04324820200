/// Text made safe for a terminal.
enum ScreenText {
    /// The text without the characters by which it could command a terminal.
    ///
    /// What a complainant or a peer wrote must not be able to repaint an officer's screen: control
    /// characters become spaces, and the invisible ones that turn the direction of writing go.
    static func safe(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n": safe.append(" ")
            case .format where scalar != "\u{200C}" && scalar != "\u{200D}": continue
            default: safe.append(scalar)
            }
        }
        return String(safe)
    }
}
