import ComplaintModel
import Reports

extension Sample {
    static func register(lines: [RegisterLine]) throws -> RegisterReport {
        RegisterReport(
            RegisterReport.Figures(
                office: try karo(),
                period: try day("2026-01-01")...(try day("2026-01-31")),
                printedOn: try day("2026-02-03"),
                lines: lines,
            )
        )
    }

    static func register() throws -> RegisterReport {
        try register(lines: [
            .entry(finished()), .entry(voided()), reserved(), .entry(paper()),
            .entry(slipped()),
        ])
    }

    static func entry(subject: String) throws -> RegisterEntry {
        RegisterEntry(
            reference: number(1),
            received: try day("2026-01-05"),
            recorded: try day("2026-01-05"),
            complainant: .anonymous,
            subject: subject,
        )
    }

    private static func finished() throws -> RegisterEntry {
        var details = RegisterEntry.Details()
        details.channelThai = "โทรศัพท์"
        details.detail = "โทรแจ้งแล้วสองครั้ง\nยังไม่มีผู้ใดมาดู"
        details.place = "หมู่ 3"
        details.accused = "กองช่าง"
        details.recordedBy = "นางสาวอรทัย แก้วใส"
        return RegisterEntry(
            reference: number(12),
            correspondenceNumber: "45/2569",
            received: try day("2026-01-05"),
            recorded: try day("2026-01-05"),
            complainant: .sealed,
            categoryThai: "คุณภาพการให้บริการ/ความเดือดร้อน",
            state: .closed,
            subject: "ไฟฟ้าสาธารณะหน้าบ้านเลขที่ 9 หมู่ 3 ดับมานานกว่าสองเดือน เด็กนักเรียนเดินกลับบ้านลำบาก",
            details: details,
            units: ["กองช่าง", "การไฟฟ้าส่วนภูมิภาค สาขานบพิตำ"],
            lastAction: "กองช่างเปลี่ยนหลอดไฟ 2 จุดแล้ว",
            result: "ยุติ",
            remarks: [.continues("80.21.karo:7/2568")],
        )
    }

    private static func voided() throws -> RegisterEntry {
        RegisterEntry(
            reference: number(13),
            received: try day("2026-01-06"),
            recorded: try day("2026-01-06"),
            complainant: .anonymous,
            state: .voided,
            subject: "ไฟฟ้าสาธารณะดับ",
            remarks: [.voided(reason: "ลงซ้ำกับเลขที่ 12/2569")],
        )
    }

    static func reserved() throws -> RegisterLine {
        .reserved(number(14), received: try day("2026-01-06"), recorded: try day("2026-01-07"))
    }

    private static func paper() throws -> RegisterEntry {
        RegisterEntry(
            reference: number(15),
            correspondenceNumber: "51/2569",
            received: try day("2026-01-09"),
            recorded: try day("2026-01-12"),
            complainant: .agency(name: "ศูนย์ดำรงธรรมอำเภอนบพิตำ"),
            categoryThai: "พฤติกรรมเจ้าหน้าที่",
            state: .withExecutive,
            subject: "เจ้าหน้าที่พูดจา \"ไม่สุภาพ\", ไม่รับคำร้อง\nและปิดเคาน์เตอร์ก่อนเวลา",
            units: ["สำนักปลัด"],
            lastAction: "เสนอผู้บริหารพิจารณา",
            remarks: [
                .formerly(RegisterNumber(number: 14, buddhistYear: 2569)), .inConflict,
                .note("ตู้รับเรื่องเปิดต่อหน้าพยาน 2 คน"),
            ],
        )
    }

    private static func slipped() throws -> RegisterEntry {
        RegisterEntry(
            reference: slip,
            received: try day("2026-01-30"),
            recorded: try day("2026-01-30"),
            complainant: .sealed,
            subject: "=HYPERLINK(\"http://example.test\",\"ถนนชำรุด\")",
        )
    }
}
