import ComplaintModel

/// One line of an old register while it is read: what stands in it, and what is wrong so far.
struct LineReading {
    let line: RegisterSheet.Line
    let map: ColumnMap
    private(set) var problems: [LineProblem] = []

    init(line: RegisterSheet.Line, map: ColumnMap) {
        self.line = line
        self.map = map
        for column in line.loose.sorted(by: { $0.rawValue < $1.rawValue }) {
            add(.nothingAbove, to: column)
        }
    }

    /// What a cell that must not be empty says; nil if it says nothing that can be taken.
    mutating func take<Value>(
        _ column: RegisterColumn,
        _ read: (String) throws(LineFault) -> Value,
    ) -> Value? {
        if line.cells[column] == nil, !line.loose.contains(column) {
            add(.empty(column), to: column)
        }
        return take(column, ifEmpty: nil, read)
    }

    /// What a cell says, and something else where it is empty.
    mutating func take<Value>(
        _ column: RegisterColumn,
        ifEmpty other: Value?,
        _ read: (String) throws(LineFault) -> Value,
    ) -> Value? {
        guard let text = line.cells[column] else { return other }
        do throws(LineFault) { return try read(text) } catch {
            add(error, to: column)
            return nil
        }
    }

    /// Judges a cell as the field of the record form that it goes into.
    mutating func judge(
        _ text: String,
        _ column: RegisterColumn,
        as field: EditableField,
        under procedure: Procedure,
    ) {
        guard case .refused(let findings) = field.check(text, under: procedure, today: nil) else {
            return
        }
        for finding in findings { add(LineFault(finding.sentence), to: column) }
    }

    /// Notes that something is wrong with a cell.
    mutating func add(_ fault: LineFault, to column: RegisterColumn) {
        let stands = column.isIdentity ? nil : line.cells[column]
        problems.append(LineProblem(map.heading(of: column), stands: stands, fault.sentence))
    }
}

/// Everything that is wrong with a line, with its number where that could be read.
struct OldLineProblems: Error {
    let number: RegisterNumber?
    /// Whether the number is of another year than the date: which of both is wrong is not known, so the
    /// line below is not held against it.
    let isMisplaced: Bool
    let problems: [LineProblem]
}
