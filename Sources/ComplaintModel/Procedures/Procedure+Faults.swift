extension Procedure {
    /// Everything in which the procedure contradicts itself, each in one phrase.
    package var faults: [Sentence] {
        nameFaults + duplicateFaults + actionFaults + routeFaults + deadlines.flatMap(faults)
            + letterFaults
    }

    private var nameFaults: [Sentence] {
        let rules = [
            (
                CodeText.isCode(code),
                Sentence(
                    thai: "รหัสต้องใช้ a-z, 0-9 และ - เท่านั้น",
                    english: "the code is not of a-z, 0-9 and -"
                )
            ),
            (!nameThai.isEmpty, Sentence(thai: "ไม่มีชื่อไทย", english: "there is no Thai name")),
            (!version.isEmpty, Sentence(thai: "ไม่มีรุ่น", english: "there is no version")),
            (!channels.isEmpty, Sentence(thai: "ไม่มีช่องทาง", english: "there is no channel")),
            (!categories.isEmpty, Sentence(thai: "ไม่มีประเภท", english: "there is no category")),
        ]
        return rules.filter { !$0.0 }.map(\.1)
    }

    private var duplicateFaults: [Sentence] {
        ProcedurePart.twice(channels.map(\.code.text), ProcedurePart.channel)
            + ProcedurePart.twice(categories.map(\.code.text), ProcedurePart.category)
            + ProcedurePart.twice(actions.rules.map(\.kind.rawValue), ProcedurePart.action)
            + ProcedurePart.twice(deadlines.map(\.id), ProcedurePart.deadline)
    }

    // A register line must always be open to a remark, to voiding, and to taking an error back.
    private var actionFaults: [Sentence] {
        var faults = [ActionKind.note, .void, .retract]
            .filter { actions[$0] == nil }
            .map { ProcedurePart.action($0.rawValue).fault(thai: "ขาดไป", english: "is missing") }
        if let void = actions[.void], void.to != .voided {
            faults.append(
                ProcedurePart.action("void").fault(
                    thai: "ไม่นำไปสู่ \"voided\"",
                    english: "does not lead to \"voided\""
                )
            )
        }
        for rule in actions.rules where rule.to == .received {
            faults.append(
                ProcedurePart.action(rule.kind.rawValue).fault(
                    thai: "นำกลับไปที่ \"received\"",
                    english: "leads back to \"received\""
                )
            )
        }
        return faults
    }

    private var routeFaults: [Sentence] {
        categories.flatMap { category in
            category.route.flatMap(\.actions).filter { actions[$0] == nil }.map { kind in
                ProcedurePart.step(ofCategory: category.code.text).fault(
                    thai: "ใช้การดำเนินการ \"\(kind.rawValue)\" ซึ่งแนวปฏิบัตินี้ไม่มี",
                    english:
                        "uses the action \"\(kind.rawValue)\", which the procedure does not have"
                )
            }
        }
    }

    private var letterFaults: [Sentence] {
        let letters = letters ?? []
        return letters.flatMap(\.faults)
            + ProcedurePart.twice(letters.map(\.code), ProcedurePart.letters)
            + ProcedurePart.repeated(letters.flatMap(\.papers).map(\.rawValue)).map { paper in
                ProcedurePart.paper(paper).fault(
                    thai: "อยู่ในทะเบียนหนังสือออกสองชุด",
                    english: "has two letter series"
                )
            }
    }

    private func faults(of rule: DeadlineRule) -> [Sentence] {
        let deadline = ProcedurePart.deadline(rule.id)
        var faults: [Sentence] = []
        if rule.metBy.isEmpty {
            faults.append(
                deadline.fault(thai: "ไม่มีสิ่งใดทำให้ครบ", english: "can be met by nothing")
            )
        }
        for kind in rule.metBy.kinds where actions[kind] == nil {
            faults.append(
                deadline.fault(
                    thai: "ครบได้ด้วย \"\(kind.rawValue)\" ซึ่งไม่ใช่การดำเนินการใด",
                    english: "is met by \"\(kind.rawValue)\", which no action is"
                )
            )
        }
        for code in rule.categories ?? [] where category(code) == nil {
            faults.append(
                deadline.fault(
                    thai: "ใช้กับประเภท \"\(code)\" ซึ่งไม่มี",
                    english: "is for the category \"\(code)\", which does not exist"
                )
            )
        }
        for span in spans(of: rule) where !(0...DeadlineSpan.longestDays).contains(span.length) {
            faults.append(
                deadline.fault(
                    thai: "มี \(span.length) วัน ต้องเป็น 0 ถึง \(DeadlineSpan.longestDays)",
                    english: "has \(span.length) days, not 0 to \(DeadlineSpan.longestDays)"
                )
            )
        }
        if rule.start != .received, !actions.rules.contains(where: { $0.to == rule.start }) {
            faults.append(
                deadline.fault(
                    thai: "เริ่มที่ \"\(rule.start.rawValue)\" ซึ่งไม่มีการดำเนินการใดนำไปถึง",
                    english: "starts at \"\(rule.start.rawValue)\", where no action leads"
                )
            )
        }
        return faults
    }

    private func spans(of rule: DeadlineRule) -> [DeadlineSpan] {
        switch rule.length {
        case .fixed(let span): [span]
        case .ofChannel: channels.compactMap(\.acceptance)
        }
    }
}
