import ComplaintModel

/// Understands the lines of an old register.
struct OldLineReader {
    let procedure: Procedure
    let request: RegisterImportRequest
    let map: ColumnMap
    let today: CivilDate

    /// What one line says, or everything that is wrong with it.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - previous: the number of the line above; nil above the first.
    /// - Returns: the line as it can be entered, or what is wrong.
    func read(
        _ line: RegisterSheet.Line,
        after previous: RegisterNumber?,
    ) -> Result<OldLine, OldLineProblems> {
        var reading = LineReading(line: line, map: map)
        let received = reading.take(.received) { text throws(LineFault) in try date(text) }
        var number = reading.take(.number) { text throws(LineFault) in
            try registerNumber(text, received: received, after: previous)
        }
        var isMisplaced = false
        if let read = number, let received {
            if let previous, !follows(read, previous, cell: line.cells[.number]) {
                reading.add(.otherBook(read, previous: previous), to: .received)
                number = RegisterNumber(number: read.number, buddhistYear: previous.buddhistYear)
            } else if let fault = fault(of: read, received) {
                reading.add(fault, to: .received)
                isMisplaced = true
            }
        }
        let entry = entry(of: &reading, received: received, number)
        let actions = actions(of: &reading, received: received)
        guard reading.problems.isEmpty, let received, let number, let entry else {
            return .failure(
                OldLineProblems(
                    number: number,
                    isMisplaced: isMisplaced,
                    problems: reading.problems
                )
            )
        }
        return .success(
            OldLine(
                line: line.line,
                number: number,
                entry: entry,
                received: received,
                actions: actions,
                remark: remark(of: line)
            )
        )
    }

    private func remark(of line: RegisterSheet.Line) -> String {
        let name = request.fileName.unicodeScalars.filter {
            $0.properties.generalCategory != .control
        }
        let plain = String(String.UnicodeScalarView(name.prefix(100)))
        return "คัดจากสมุดเดิม \(plain) บรรทัด \(line.line)"
    }

    // MARK: Number and dates

    private func date(_ text: String) throws(LineFault) -> LocalMoment {
        let moment: LocalMoment
        do throws(ComplaintModelError) {
            moment = try WrittenDate.parse(text, century: request.century)
            // A book may be older than any date that is typed at a counter.
            if moment.date > today { try DateEntry.check(moment, today: today) }
        } catch {
            if case .yearOfNoEra(_, 0..<100) = error { throw .twoDigits(text) }
            throw LineFault(error.sentence)
        }
        return moment
    }

    /// The number as it stands; a running number alone is of the year that the person has named, or of
    /// the date of receipt.
    private func registerNumber(
        _ text: String,
        received: LocalMoment?,
        after previous: RegisterNumber?,
    ) throws(LineFault) -> RegisterNumber {
        if let number = RegisterNumber(text), number.number <= Self.lastNumber { return number }
        guard let running = Int(ThaiNumerals.arabic(text)), (1...Self.lastNumber).contains(running)
        else { throw .noNumber(text) }
        let dated = received.map { procedure.registerYear.buddhistYear(of: $0.date) }
        // Of a line without its date, the year is needed to name it.
        guard let year = request.year ?? dated ?? previous?.buddhistYear else { throw .yearUnknown }
        return RegisterNumber(number: running, buddhistYear: year)
    }

    /// Whether a running number that has its year from a date goes on with the line above.
    ///
    /// It begins anew with a new year, and only then: a mistyped year would open a book that never was.
    private func follows(
        _ number: RegisterNumber,
        _ previous: RegisterNumber,
        cell: String?,
    ) -> Bool {
        if request.year != nil || cell.flatMap({ RegisterNumber($0) }) != nil { return true }
        if number.buddhistYear == previous.buddhistYear { return true }
        return number.buddhistYear > previous.buddhistYear && number.number < previous.number
    }

    /// No local office comes near; a greater number is a slip.
    private static let lastNumber = 99_999

    /// A line belongs to the year of its receipt, or to a later one if that was closed.
    private func fault(of number: RegisterNumber, _ received: LocalMoment) -> LineFault? {
        let year = procedure.registerYear.buddhistYear(of: received.date)
        if (year...year + 1).contains(number.buddhistYear) { return nil }
        return .otherYear(number, received.date)
    }

    // MARK: The entry

    private func entry(
        of reading: inout LineReading,
        received: LocalMoment?,
        _ number: RegisterNumber?,
    ) -> CheckedEntry? {
        var entry = ComplaintEntry(ref: number.map(OldLine.ref(of:)))
        entry[.received] = received?.iso
        for (column, field) in Self.plainFields {
            guard let text = reading.line.cells[column] else { continue }
            let kept = field.takesLines ? text : text.replacing("\n", with: " ")
            reading.judge(kept, column, as: field, under: procedure)
            entry[field] = kept
        }
        let detail = reading.line.cells[.detail] ?? reading.line.cells[.subject]
        if detail == nil { reading.add(.nothingToldOf, to: .detail) }
        entry[.detail] = detail
        entry[.subject] =
            reading.line.cells[.subject]?.replacing("\n", with: " ")
            ?? detail.map(Self.subject)
        entry[.category] = reading.take(.category, ifEmpty: nil) { text throws(LineFault) in
            try category(text)
        }
        entry[.channel] = reading.take(.channel, ifEmpty: request.channel) {
            text throws(LineFault) in try channel(text)
        }
        if entry[.channel] == nil, reading.line.cells[.channel] == nil {
            reading.add(.noChannel, to: .channel)
        }
        guard reading.problems.isEmpty else { return nil }
        switch entry.check(under: procedure, today: nil) {
        case .accepted(let checked): return checked
        case .refused(let findings):
            for finding in findings { reading.add(LineFault(finding.sentence), to: .detail) }
            return nil
        }
    }

    private static let plainFields: [(RegisterColumn, EditableField)] = [
        (.name, .name), (.address, .address), (.phone, .phone), (.agency, .agency),
        (.place, .place), (.accused, .accused), (.recordedBy, .recordedBy),
        (.paper, .correspondenceNumber),
    ]

    /// The beginning of a detail, for a book that has no subjects.
    private static func subject(of detail: String) -> String {
        let line = detail.split(separator: "\n").first.map(String.init) ?? detail
        return line.count > 100 ? line.prefix(99) + "…" : line
    }

    private func category(_ text: String) throws(LineFault) -> String {
        let named = request.categories[text] ?? text
        let found = procedure.categories.first { category in
            [category.code.text, category.nameThai, category.nameEnglish].contains(named)
        }
        guard let found else { throw .noCategory(text, in: procedure) }
        return found.code.text
    }

    private func channel(_ text: String) throws(LineFault) -> String {
        let named = request.channels[text] ?? text
        let found = procedure.channels.first { channel in
            [channel.code.text, channel.nameThai, channel.nameEnglish].contains(named)
        }
        guard let found else { throw .noChannelCalled(text, in: procedure) }
        return found.code.text
    }

    // MARK: What was done

    private func actions(
        of reading: inout LineReading,
        received: LocalMoment?,
    ) -> [CaseAction] {
        guard let received else { return [] }
        let cells = reading.line.cells
        let dated = { (column: RegisterColumn, reading: inout LineReading) -> LocalMoment? in
            reading.take(column, ifEmpty: nil) { text throws(LineFault) in
                let moment = try date(text)
                if moment < LocalMoment(date: received.date) { throw .beforeReceipt(received.date) }
                return moment
            }
        }
        let assigned = dated(.assigned, &reading) ?? received
        let known =
            dated(.resultDate, &reading)
            ?? request.undated.map { max(LocalMoment(date: $0), received) }
        let unit = cells[.unit]?.replacing("\n", with: " ")
        var actions: [CaseAction] = []
        if let unit {
            let day = cells[.assigned] == nil ? "สมุดเดิมไม่ได้บอกวันที่มอบหมาย จึงใช้วันที่รับ" : nil
            actions.append(CaseAction(kind: .assign, date: assigned, text: day, unit: unit))
        }
        for column in [RegisterColumn.action, .remark] {
            guard let text = cells[column] else { continue }
            actions.append(note(column, text, on: received))
        }
        if let text = cells[.result] {
            let result = BookResult(text)
            if result.isUnderWay {
                actions.append(note(.result, text, on: known ?? received))
            } else if let known {
                actions += result.actions(on: known, unit: unit)
            } else if cells[.resultDate] == nil {
                reading.add(.resultWithoutDate, to: .result)
            }
        }
        if let told = dated(.notified, &reading) {
            actions.append(CaseAction(kind: .notify, date: told))
        }
        for action in actions where procedure.actions[action.kind] == nil {
            reading.add(.noAction(action.kind, in: procedure), to: .result)
        }
        return actions.enumerated().sorted {
            ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
        }
        .map(\.element)
    }

    private func note(_ column: RegisterColumn, _ text: String, on day: LocalMoment) -> CaseAction {
        CaseAction(kind: .note, date: day, text: "\(map.heading(of: column)): \(text)")
    }
}
