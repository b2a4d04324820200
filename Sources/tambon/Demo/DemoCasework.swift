import ComplaintModel
import FieldNode

/// What the officers of one office do before anybody hears of it.
struct DemoCasework {
    let office: FieldNode

    /// Writes the office's complaints into its register.
    ///
    /// - Returns: how many there were.
    func record() throws -> Int {
        let own = office.office.code.text
        let recordings = LineFile(PackageResources.complaints_th_jsonl).lines.compactMap { line in
            try? RecordLines.recording(line, own: own)
        }
        // The story is set in the autumn of 2568; a later reader's clock is not its matter.
        let vouched = recordings.map { recording in
            var recording = recording
            recording.acceptsDate = true
            return recording
        }
        for result in try office.record(vouched) { _ = try result.get() }
        return vouched.count
    }

    /// Works on the cases, on some to their end.
    ///
    /// - Returns: how many actions were taken.
    func work() throws -> Int {
        let cases = try office.list(ListRequest())
        let actions = cases.enumerated().flatMap { index, listed in
            Self.steps(index).compactMap { Self.acting($0, on: listed) }
        }
        for result in try office.act(actions) { _ = try result.get() }
        return actions.count
    }

    /// One step of an officer: what, and how many days after the receipt.
    private struct Step {
        let kind: ActionKind
        let days: Int
        var unit: String?
        var text: String?
    }

    /// The first case of every four is brought to its end; the others wait at some earlier point.
    private static func steps(_ index: Int) -> [Step] {
        let all = [
            Step(kind: .accept, days: 1), Step(kind: .triage, days: 2),
            Step(kind: .assign, days: 3, unit: "หน่วยงานที่รับผิดชอบ"),
            Step(kind: .notify, days: 9, text: "แจ้งผู้ร้องทราบเบื้องต้น"),
            Step(kind: .reportResult, days: 12, unit: "หน่วยงานที่รับผิดชอบ", text: "แก้ไขแล้วเสร็จ"),
            Step(kind: .close, days: 15), Step(kind: .notify, days: 16, text: "แจ้งผลการดำเนินการ"),
        ]
        return Array(all.prefix([7, 3, 5, 1][index % 4]))
    }

    private static func acting(_ step: Step, on listed: ListedCase) -> Acting? {
        guard let received = LocalMoment(iso: listed.received) else { return nil }
        var acting = Acting(caseName: listed.id, kind: step.kind)
        let day = received.date.adding(days: step.days)
        acting.date = LocalMoment(date: day, minuteOfDay: 10 * 60).iso
        acting.acceptsDate = true
        acting.unit = step.unit
        acting.text = step.text
        if step.kind == .triage { acting.category = listed.category }
        return acting
    }
}
