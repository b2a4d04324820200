import ComplaintModel

/// The register sheet for a period: ทะเบียนรับเรื่องร้องเรียน, in the layout of the book.
///
/// A voided line stays on the sheet with its reason. A complainant's identity never stands here.
package struct RegisterReport: Sendable {
    /// What is printed.
    package let figures: Figures

    /// Makes the report of some figures.
    package init(_ figures: Figures) {
        self.figures = figures
    }

    /// The report as a document.
    package func document(numerals: Numerals) -> ReportDocument {
        ReportDocument(
            titles: titles,
            meta: meta,
            sections: [
                ReportSection(
                    machineName: "lines",
                    paragraphs: figures.lines.isEmpty ? [Self.nothingEntered] : [],
                    table: ReportTable(
                        columns: RegisterLine.columns,
                        rows: figures.lines.map(\.cells),
                    ),
                )
            ],
            footnotes: footnotes,
            numerals: numerals,
        )
    }

    // A complaint of these days may be entered later: the sheet speaks of the book alone.
    private static let nothingEntered = ReportCell.phrase(
        "ไม่มีเรื่องร้องเรียนที่ลงทะเบียนในช่วงนี้"
    )

    private var titles: [ReportCell] {
        [
            .phrase("ทะเบียนรับเรื่องร้องเรียน"),
            .text(figures.office.name),
            .phrase(periodTitle),
            .phrase("พิมพ์เมื่อวันที่ \(figures.printedOn.thaiLong)"),
        ]
    }

    private var periodTitle: String {
        let period = figures.period
        guard period.lowerBound != period.upperBound else {
            return "วันที่ \(period.lowerBound.thaiLong)"
        }
        return "ระหว่างวันที่ \(period.lowerBound.thaiLong) ถึงวันที่ \(period.upperBound.thaiLong)"
    }

    private var meta: [ReportMeta] {
        [ReportMeta("report", .text("register"))] + figures.office.meta + [
            ReportMeta("from", .date(figures.period.lowerBound)),
            ReportMeta("to", .date(figures.period.upperBound)),
            ReportMeta("printedOn", .date(figures.printedOn)),
            ReportMeta("count", .integer(figures.lines.count)),
            ReportMeta("voided", .integer(voidedCount)),
        ]
    }

    private var footnotes: [ReportCell] {
        guard !figures.lines.isEmpty else { return [] }
        let count = "รวม \(figures.lines.count) รายการ ยกเลิก \(voidedCount) รายการ"
        let isAnyInConflict = figures.lines.contains(where: \.isInConflict)
        return [.phrase(count)] + (isAnyInConflict ? [ReportWords.conflictNote] : [])
    }

    private var voidedCount: Int { figures.lines.count(where: \.isVoided) }
}
