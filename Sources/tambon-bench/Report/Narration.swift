import Foundation

/// Tells on standard error how far a measurement is.
enum Narration {
    /// Tells a sentence.
    static func tell(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
