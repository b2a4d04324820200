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
        for field in Self.order {
            // Only a paper has a number of its own.
            if field == .correspondenceNumber, words.last != ChannelCode.letter.text { continue }
            let answer = try await answer(field, &lines, console)
            if !answer.isEmpty { words += ["--" + field.rawValue, answer] }
        }
        return words
    }

    private func answer(
        _ field: EditableField,
        _ lines: inout ConsoleLines,
        _ console: any Console,
    ) async throws -> String {
        let offered = offered(field)
        for (index, choice) in offered.enumerated() {
            try await console.say("  \(index + 1). \(choice.name) (\(choice.code))")
        }
        while true {
            try await console.output(prompt(field, hasChoices: !offered.isEmpty))
            guard let line = try await lines.next() else { throw CommandError.formAbandoned }
            guard let taken = Self.taken(line, field, offered) else {
                try await console.say(
                    offered.isEmpty ? "ต้องกรอก\(field.nameThai)" : "เลือกหมายเลข 1–\(offered.count)"
                )
                continue
            }
            let faults = faults(of: taken, in: field)
            if faults.isEmpty { return taken }
            for fault in faults { try await console.say(fault.sentence.thai) }
        }
    }

    /// What is wrong with an answer: it is asked for again at once, since a form that is refused after its
    /// last question would lose all the others.
    private func faults(of answer: String, in field: EditableField) -> [EntryFinding] {
        let today = choices.today.flatMap { CivilDate(iso: $0) }
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
