import Foundation
import Testing

@Suite("The printing that other tests stand on")
struct PrintedPageTests {
    private static func page(_ body: String) -> String {
        """
        <!DOCTYPE html><html lang="th"><meta charset="utf-8"><style>
        @page { size: A4; margin: 2cm }
        body { font: 16pt 'TH Sarabun New', 'TH SarabunPSK', Laksaman, sans-serif; margin: 0 }
        </style><body>\(body)</body></html>
        """
    }

    @Test("A page shows its sheets, its words, its letters and its empty margin")
    func whole() throws {
        let body = "<p>ที่ทำการ ๑๒/๒๕๖๙</p><p style='break-before: page'>กิ่งก้าน</p>"
        let printed = try PrintedPage(Self.page(body), name: "two-sheets")
        #expect(try printed.pageCount() == 2)
        #expect(try printed.text().contains("๑๒/๒๕๖๙"))
        #expect(try printed.embeddedFonts().contains { $0.contains("Laksaman") })
        let sheets = try printed.sheets()
        #expect(sheets.map { $0.width.rounded() } == [595, 595])
        #expect(sheets.map { $0.words.map(\.text) } == [["ที่ทำการ", "๑๒/๒๕๖๙"], ["กิ่งก้าน"]])
        #expect(try printed.isRightEdgeBlank(points: 50))
        #expect(try printed.pictures().allSatisfy { $0.starts(with: [0x89, 0x50, 0x4E, 0x47]) })
        #expect(try printed.pictures().count == 2)
    }

    @Test("Ink in the right margin is found")
    func margin() throws {
        let body = "<style>@page { margin-right: 1cm }</style><p style='text-align: right'>ขอบ</p>"
        let printed = try PrintedPage(Self.page(body), name: "narrow-margin")
        #expect(try printed.isRightEdgeBlank(points: 25))
        #expect(try !printed.isRightEdgeBlank(points: 50))
    }

    @Test("A program that is not there is named")
    func missing() {
        #expect(throws: ProgramFailure.self) {
            try InstalledProgram("tambon-no-such-program").output([])
        }
    }
}
