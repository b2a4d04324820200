import ComplaintModel
import FieldNode

/// What became of one line, as `--json` prints it.
struct LineResult: Encodable {
    let line: Int
    var id: String?
    var number: String?
    var state: String?
    /// The entry that an action took back.
    var retracted: RetractedEntry?
    /// Set where a complaint was in the register already.
    var wasKnown: Bool?
    /// What the register's line says beside a complaint; of one that was there, why it was not compared.
    var remark: String?
    /// What is wrong, in both languages.
    var error: String?
}

extension Console {
    /// Names a bad line on standard error.
    func complain(line number: Int, _ error: LineError) async throws {
        let sentence = error.sentence
        try await complain("บรรทัดที่ \(number): \(sentence.thai)")
        if sentence.english != sentence.thai {
            try await complain("line \(number): \(sentence.english)")
        }
    }
}
