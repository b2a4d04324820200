import FieldNode

/// What an exchange came to, in words.
struct SyncSummary {
    private let report: SyncReport

    /// Summarises an exchange.
    init(_ report: SyncReport) { self.report = report }

    /// Says what was moved on standard output, and what is wrong on standard error.
    func tell(_ console: any Console) async throws {
        for line in lines { try await console.say(line) }
        for refusal in report.refusals {
            let cause = ErrorText.of(refusal.cause)
            try await console.complain("ไม่รับ / refused: \(refusal.source): \(cause)")
        }
        for notice in report.notices { try await console.complain(notice) }
        for gap in report.waiting {
            try await console.complain("รอข้อมูลก่อนหน้าที่ยังมาไม่ถึง / waiting for: \(gap)")
        }
    }

    /// The lines for standard output.
    var lines: [String] { [thai, english] + files + [ending] }

    private var thai: String {
        "แลกเปลี่ยนกับ \(report.peer): ส่ง \(report.sentChanges) รายการ (\(report.sentBytes) ไบต์) "
            + "รับ \(report.receivedChanges) รายการ (\(report.receivedBytes) ไบต์)"
    }

    private var english: String {
        var text =
            "Exchanged with \(report.peer): sent \(report.sentChanges) changes "
            + "(\(report.sentBytes) bytes), received \(report.receivedChanges) new "
            + "(\(report.receivedBytes) bytes), \(report.knownChanges) known already"
        if report.rounds > 0 { text += ", rounds: \(report.rounds)" }
        return text
    }

    private var files: [String] { report.parcels.map { "  " + ParcelLine($0).text } }

    private var ending: String {
        guard report.isComplete else {
            return "ยังไม่ครบ โปรดทำซ้ำภายหลัง / not complete; repeat it later"
        }
        return report.rounds > 0
            ? "ครบแล้ว / complete: both sides hold the same"
            : "เขียนและตรวจแล้ว ถอดสื่อได้ / written and verified: safe to remove"
    }
}
