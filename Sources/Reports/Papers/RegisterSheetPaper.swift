package import ComplaintModel

/// The sheet of the register in the layout of the book: ทะเบียนรับเรื่องร้องเรียน.
package struct RegisterSheetPaper: Hashable, Sendable {
    /// The office whose register it is.
    package let office: ReportOffice
    /// The first and the last day that the sheet covers.
    package let period: ClosedRange<CivilDate>
    /// The day of printing.
    package let printedOn: CivilDate
    /// The lines, in register order.
    package let lines: [Line]

    /// A line of the sheet.
    package struct Line: Hashable, Sendable {
        /// The line as the register has it.
        package let line: RegisterLine
        /// Who complained, where the caller handed it in; nil prints what the register says.
        package let complainant: PaperComplainant?

        /// Takes a line.
        package init(_ line: RegisterLine, complainant: PaperComplainant? = nil) {
            self.line = line
            self.complainant = complainant
        }
    }

    /// Gathers a sheet.
    package init(
        office: ReportOffice,
        period: ClosedRange<CivilDate>,
        printedOn: CivilDate,
        lines: [Line],
    ) {
        self.office = office
        self.period = period
        self.printedOn = printedOn
        self.lines = lines
    }

    /// The sheet with its named values.
    package var paper: Paper {
        Paper(
            .registerSheet,
            fields: [
                PaperField("office", text: office.name),
                PaperField("from", .day(period.lowerBound)),
                PaperField("to", .day(period.upperBound)),
                PaperField("printedOn", .day(printedOn)),
                PaperField("count", .cell(.integer(lines.count))),
                PaperField("lines", .rows(lines.map(\.fields))),
            ]
        )
    }
}

extension RegisterSheetPaper.Line {
    /// The printed columns of the register, by the names that machines call them.
    fileprivate var fields: [PaperField] {
        let printed = zip(RegisterLine.columns, line.cells).filter {
            $0.0.heading != nil && $0.0.isPrinted
        }
        return printed.enumerated().map { index, pair in
            let (column, cell) = pair
            // The number comes first, the remark last; machines read both in other columns.
            let name = column.machineName ?? (index == 0 ? "registerNumber" : "remark")
            if name == "complainant", let complainant, case .entry = line {
                return PaperField(name, .cell(complainant.sheetCell))
            }
            return PaperField(name, .cell(cell))
        }
    }
}
