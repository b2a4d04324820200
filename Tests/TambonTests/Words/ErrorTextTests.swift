import FieldNode
import Reports
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

    @Test("A report that no workbook holds says which format does", arguments: ["csv", "Excel"])
    func workbook(word: String) {
        let error = ReportError.tooManyRows(count: 2_000_000, limit: 1_048_576)
        let lines = ErrorText.of(error).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.contains(word) && $0.contains("2000000") })
    }

    @Test("Why a file cannot be used is said in Thai as well")
    func badFile() {
        let error = ExchangeError.badFile(name: "สมุด.tbn", cause: ExchangeError.noHello)
        let lines = ErrorText.of(error).split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.contains("สมุด.tbn") })
        #expect(lines[0].contains("ไม่บอกว่ามาจากเครื่องใด"))
    }

    @Test("Who has called a wrong node, or one that was set up anew, is told of no file")
    func sealedForOthers() {
        let error = ExchangeError.sealedForOthers(own: "80.21")
        let lines = ErrorText.of(error).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.contains("'80.21'") && $0.contains("tambon join") })
        #expect(!lines[0].contains("ไฟล์นี้"))
        #expect(AnswerFault(error) == .parcel)
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
