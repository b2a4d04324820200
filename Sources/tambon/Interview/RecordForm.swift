import ComplaintModel

/// The questions of the record form.
struct RecordForm {
    let choices: FormChoices.Choices

    /// The fields in the order in which an officer at the counter asks.
    private static let order: [EditableField] = [
        .channel, .correspondenceNumber, .received, .name, .address, .phone, .email, .idNumber,
        .agency, .subject, .detail,
        .place, .accused, .category, .recordedBy,
    ]

    /// Asks for every field and returns the words of the command that records the answers.
    ///
    /// - Throws: ``CommandError/formAbandoned`` if the input ends before the form does.
    func ask(_ console: any Console) async throws -> [String] {
        var lines = ConsoleLines(console)
        try await console.say("บันทึกเรื่องร้องเรียน (กด Enter เพื่อข้าม, Ctrl-D เพื่อยกเลิก)")
        var words: [String] = []
        var isLetter = false
        for field in Self.order {
            // Only a paper has a number of its own.
            if field == .correspondenceNumber, !isLetter { continue }
            let answer = try await answer(field, &lines, console)
            if field == .channel { isLetter = answer.text == ChannelCode.letter.text }
            // In one word: an answer may look like an option, or like the end of them.
            if !answer.text.isEmpty { words.append("--\(field.rawValue)=\(answer.text)") }
            if answer.isVouched { words.append("--accept-date") }
        }
        return words
    }

    /// What was answered in the end.
    private struct Answer {
        let text: String
        /// Whether it looks like a slip, and was given twice all the same.
        var isVouched = false
    }

    private func answer(
        _ field: EditableField,
        _ lines: inout ConsoleLines,
        _ console: any Console,
    ) async throws -> Answer {
        let offered = offered(field)
        for (index, choice) in offered.enumerated() {
            try await console.say("  \(index + 1). \(choice.name) (\(choice.code))")
        }
        var refused: String?
        while true {
            try await console.output(prompt(field, hasChoices: !offered.isEmpty))
            guard let line = try await lines.next() else { throw CommandError.formAbandoned }
            guard let taken = Self.taken(line, field, offered) else {
                try await console.say(
                    offered.isEmpty ? "ต้องกรอก\(field.nameThai)" : "เลือกหมายเลข 1–\(offered.count)"
                )
                continue
            }
            let today = choices.today.flatMap { CivilDate(iso: $0) }
            let faults = faults(of: taken, in: field, today: today)
            if faults.isEmpty { return Answer(text: taken) }
            let isSlip = self.faults(of: taken, in: field, today: nil).isEmpty
            if isSlip, taken == refused { return Answer(text: taken, isVouched: true) }
            refused = taken
            for fault in faults { try await console.say(fault.sentence.thai) }
            if isSlip { try await console.say("ถ้าถูกต้องแล้ว ให้พิมพ์ซ้ำอีกครั้ง") }
        }
    }

    /// What is wrong with an answer: it is asked for again at once, since a form that is refused after its
    /// last question would lose all the others.
    ///
    /// Without today's date only what cannot be right is found, and no likely slip.
    private func faults(
        of answer: String,
        in field: EditableField,
        today: CivilDate?,
    ) -> [EntryFinding] {
        guard !answer.isEmpty,
            case .refused(let faults) = field.check(answer, under: nil, today: today)
        else { return [] }
        return faults
    }

    private func offered(_ field: EditableField) -> [FormChoices.Choice] {
        switch field {
        case .channel: choices.channels
        case .category: choices.categories
        default: []
        }
    }

    private func prompt(_ field: EditableField, hasChoices: Bool) -> String {
        let mark = field.isRequired ? " *" : ""
        let hint =
            switch field {
            case .received: " (เช่น 3/10/2568, ว่าง = ตอนนี้)"
            default: hasChoices ? " (หมายเลข)" : ""
            }
        return "\(field.nameThai)\(mark)\(hint): "
    }

    /// What an answer stands for; nil if it must be asked for again.
    static func taken(
        _ line: String,
        _ field: EditableField,
        _ offered: [FormChoices.Choice],
    ) -> String? {
        if line.isEmpty { return field.isRequired ? nil : "" }
        if offered.isEmpty { return line }
        if offered.contains(where: { $0.code == line }) { return line }
        guard let number = Int(ThaiNumerals.arabic(line)), offered.indices.contains(number - 1)
        else { return nil }
        return offered[number - 1].code
    }
}
