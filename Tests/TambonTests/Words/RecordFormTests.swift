import ArgumentParser
import Testing

@testable import tambon

@Suite("The record form on a terminal")
struct RecordFormTests {
    private let form = RecordForm(
        choices: FormChoices.Choices(
            channels: [
                .init(code: "walk-in", name: "ด้วยตนเอง"), .init(code: "phone", name: "โทรศัพท์"),
            ],
            categories: [.init(code: "service", name: "บริการ")],
            today: "2025-11-05"
        )
    )

    @Test("Answers become options; an empty answer leaves the field out")
    func answers() async throws {
        let console = ScriptedConsole([
            "๒", "", "สมชาย", "", "", "", "", "", "-น้ำไม่ไหล", "หกวัน", "", "", "1", "",
        ])
        let words = try await form.ask(console)
        #expect(
            words == [
                "--channel=phone", "--name=สมชาย", "--subject=-น้ำไม่ไหล", "--detail=หกวัน",
                "--category=service",
            ]
        )
        #expect(console.page.contains("2. โทรศัพท์ (phone)"))
    }

    @Test("What cannot be left out is asked for until it is given")
    func required() async throws {
        let console = ScriptedConsole([
            "", "9", "walk-in", "", "", "", "", "", "", "", "", "s", "d", "", "", "", "",
        ])
        let words = try await form.ask(console)
        #expect(words == ["--channel=walk-in", "--subject=s", "--detail=d"])
        #expect(console.page.contains("ต้องกรอกเรื่อง"))
    }

    @Test("An answer that would be refused is asked for again at once, and no other is lost")
    func badAnswers() async throws {
        let console = ScriptedConsole([
            "1", "3/10/2596", "31/2/2568", "3/10/2568", "สมชาย", "", "ไม่มี", "081-555-0142", "", "",
            "",
            "s", "d", "", "", "", "",
        ])
        let words = try await form.ask(console)
        #expect(
            words == [
                "--channel=walk-in", "--received=3/10/2568", "--name=สมชาย",
                "--phone=081-555-0142", "--subject=s", "--detail=d",
            ]
        )
        #expect(console.page.matches(of: /วันที่รับเรื่อง \(/).count == 3)
        #expect(console.page.contains("หมายเลขโทรศัพท์ต้องมีตัวเลข"))
    }

    @Test(
        "A date long ago that is given twice is taken, and vouched for; words for nobody end nothing"
    )
    func vouched() async throws {
        let console = ScriptedConsole([
            "1", "3/10/2560", "3/10/2560", "--", "--", "", "", "", "", "s", "d", "", "", "", "",
        ])
        let words = try await form.ask(console)
        #expect(
            words == [
                "--channel=walk-in", "--received=3/10/2560", "--accept-date", "--name=--",
                "--address=--", "--subject=s", "--detail=d",
            ]
        )
        let record = try #require(try Tambon.parseAsRoot(["record"] + words) as? Record)
        #expect(record.acceptDate)
        #expect(!console.page.contains("--accept-date"))
    }

    @Test("A form that ends before its last question records nothing")
    func abandoned() async {
        await #expect(throws: CommandError.formAbandoned) {
            try await form.ask(ScriptedConsole(["1", ""]))
        }
    }
}
