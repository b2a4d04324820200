import FieldNode
import Testing

@testable import tambon

@Suite("What a person is told of an error")
struct ErrorTextTests {
    private struct Foreign: Error { let secret = 1 }

    @Test("Thai comes first and English after it")
    func bothLanguages() {
        let lines = ErrorText.of(FieldNodeError.reasonMissing).split(separator: "\n")
        #expect(lines == ["ต้องระบุเหตุผล (--reason)", "a reason is needed: --reason TEXT"])
    }

    @Test("Of an unforeseen error nobody sees the insides")
    func foreign() {
        #expect(!ErrorText.of(Foreign()).contains("secret"))
        #expect(!ErrorText.of(Foreign()).contains("Foreign"))
    }

    @Test("What others wrote cannot command the terminal")
    func screenText() {
        #expect(ScreenText.safe("a\u{1B}[2Jb\u{202E}c\n\u{7}ที่") == "a [2Jbc\n ที่")
    }
}
