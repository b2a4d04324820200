import ComplaintModel

/// The statistics of corruption and misconduct complaints that an office publishes for the yearly
/// integrity and transparency assessment.
///
/// It holds counts alone, and no data of any person or single case.
package struct PublishedReport: Sendable {
    /// What is printed.
    package let figures: Figures

    /// Makes the report of some figures.
    package init(_ figures: Figures) {
        self.figures = figures
    }

    /// The report as a document.
    package func document(numerals: Numerals) -> ReportDocument {
        ReportDocument(
            titles: [
                .phrase(item + "ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"),
                .text(figures.office.name),
                .phrase(period),
                .phrase("ข้อมูล ณ วันที่ \(figures.asOf.thaiLong)"),
            ],
            meta: meta,
            sections: [months, kinds],
            footnotes: [
                .phrase("ไม่นับรายการที่ยกเลิกในทะเบียน และเรื่องที่โอนให้หน่วยงานอื่นซึ่งเป็นผู้นับ")
            ] + reservedNote + notTriagedNote,
            numerals: numerals,
        )
    }

    // Nobody may take what is not counted for what was not there.
    private var reservedNote: [ReportCell] {
        guard figures.reserved > 0 else { return [] }
        let words = "ไม่นับเรื่องที่สงวนไว้ให้หน่วยเหนือดำเนินการ \(figures.reserved) เรื่อง"
        return [.phrase(words + " ซึ่งไม่เปิดเผยประเภท")]
    }

    private var notTriagedNote: [ReportCell] {
        guard figures.notTriaged > 0 else { return [] }
        return [.phrase("ไม่นับเรื่องที่\(NamedCount.notTriagedThai) \(figures.notTriaged) เรื่อง")]
    }

    private var item: String { figures.item.map { "\($0) " } ?? "" }

    private var period: String {
        let year = "ปีงบประมาณ พ.ศ. \(figures.year)"
        guard let half = figures.half, let first = figures.months.first,
            let last = figures.months.last
        else { return year }
        return "\(year) ครึ่งปี\(half == .first ? "แรก" : "หลัง") "
            + "(\(first.month.thaiLong) – \(last.month.thaiLong))"
    }

    private var meta: [ReportMeta] {
        [ReportMeta("report", .text("published"))] + figures.office.meta + [
            ReportMeta("fiscalYear", .text(figures.year.description)),
            ReportMeta("half", ReportCell(integer: figures.half?.rawValue)),
            ReportMeta("item", ReportCell(text: figures.item)),
            ReportMeta("asOf", .date(figures.asOf)),
            ReportMeta("noComplaints", .flag(isEmpty)),
            ReportMeta("reserved", .integer(figures.reserved)),
            ReportMeta("notTriaged", .integer(figures.notTriaged)),
        ]
    }

    private var isEmpty: Bool {
        figures.reserved == 0 && figures.notTriaged == 0
            && figures.months.allSatisfy { $0.counts.received == 0 }
    }

    private var months: ReportSection {
        ReportSection(
            machineName: "months",
            heading: "จำแนกตามเดือนที่รับ",
            paragraphs: isEmpty ? [ReportWords.noComplaints] : [],
            table: ReportTable(
                columns: [.both("month", "เดือน")] + PublishedCounts.columns,
                rows: figures.months.map { [.month($0.month)] + $0.counts.cells },
                totals: [.phrase("รวม")] + Self.sum(figures.months.map(\.counts)).cells,
                chart: ReportChart(
                    .stackedColumns,
                    title: "เรื่องร้องเรียนการทุจริตและประพฤติมิชอบ จำแนกตามเดือน",
                    names: 0,
                    values: [2, 3],
                ),
            ),
        )
    }

    private var kinds: ReportSection {
        ReportSection(
            machineName: "kinds",
            heading: "จำแนกตามประเภท",
            table: ReportTable(
                columns: [.machine("code"), .both("name", "ประเภท", limit: .wrap(cells: 40))]
                    + PublishedCounts.columns,
                rows: figures.kinds.map {
                    [.text($0.category.text), .phrase($0.nameThai)] + $0.counts.cells
                },
                totals: [.empty, .phrase("รวม")] + Self.sum(figures.kinds.map(\.counts)).cells,
                chart: ReportChart(
                    .bars,
                    title: "เรื่องร้องเรียนการทุจริตและประพฤติมิชอบ จำแนกตามประเภท",
                    names: 1,
                    values: [3, 4],
                ),
            ),
        )
    }

    private static func sum(_ counts: [PublishedCounts]) -> PublishedCounts {
        counts.reduce(PublishedCounts(), +)
    }
}
