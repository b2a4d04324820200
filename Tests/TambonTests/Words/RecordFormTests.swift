import Testing

@testable import tambon

@Suite("The record form on a terminal")
struct RecordFormTests {
    private let form = RecordForm(
        choices: FormChoices.Choices(
            channels: [
                .init(code: "walk-in", name: "ด้วยตนเอง"), .init(code: "phone", name: "โทรศัพท์"),
            ],
            categories: [.init(code: "service", name: "บริการ")]
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
                "--channel", "phone", "--name", "สมชาย", "--subject", "-น้ำไม่ไหล", "--detail", "หกวัน",
                "--category", "service",
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
        #expect(words == ["--channel", "walk-in", "--subject", "s", "--detail", "d"])
        #expect(console.page.contains("ต้องกรอกเรื่อง"))
    }

    @Test("A form that ends before its last question records nothing")
    func abandoned() async {
        await #expect(throws: CommandError.formAbandoned) {
            try await form.ask(ScriptedConsole(["1", ""]))
        }
    }
}
