import ComplaintModel

/// The figures of all offices below a district, a province or the centre, each office a row.
///
/// It holds counts and names of offices, and no data of any person or single case.
package struct ConsolidatedReport: Sendable {
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
                .phrase("รายงานภาพรวมเรื่องร้องเรียน"),
                .text(figures.centre.name),
                .phrase(figures.period.title),
                .phrase("ข้อมูล ณ วันที่ \(figures.asOf.thaiLong)"),
            ],
            meta: meta,
            sections: [offices, categories, channels, months],
            footnotes: footnotes,
            numerals: numerals,
        )
    }

    private var meta: [ReportMeta] {
        [ReportMeta("report", .text("consolidated"))] + figures.centre.meta
            + figures.period.meta + [
                ReportMeta("asOf", .date(figures.asOf)),
                ReportMeta("silentAfterDays", .integer(figures.silentAfterDays)),
                ReportMeta("silentOffices", .integer(silentCount)),
                ReportMeta("handedOver", .integer(figures.handedOver)),
                ReportMeta("noComplaints", .flag(isZero)),
            ]
    }

    private var isZero: Bool { figures.offices.allSatisfy { $0.counts.received == 0 } }

    private var silentCount: Int {
        figures.offices.count { line in
            line.isSilent(asOf: figures.asOf, limitDays: figures.silentAfterDays)
        }
    }

    // Nothing heard is not nothing to report: where offices are silent, the page says so.
    private var footnotes: [ReportCell] {
        var notes: [ReportCell] = []
        if silentCount > 0 {
            notes.append(
                .phrase(
                    "มี \(silentCount) จาก \(figures.offices.count) สำนักงานที่ไม่รายงาน"
                        + "เกิน \(figures.silentAfterDays) วัน หรือไม่เคยรายงาน ตัวเลขอาจยังไม่ครบถ้วน"
                )
            )
        }
        if figures.handedOver > 0 {
            notes.append(
                .phrase(
                    "จำนวนที่รับรวมเรื่องที่โอนแล้ว \(figures.handedOver) เรื่อง "
                        + "เรื่องที่สำนักงานในรายงานนี้รับโอนจึงนับเป็นเรื่องที่รับของทั้งสองสำนักงาน"
                )
            )
        }
        if figures.offices.contains(where: { $0.inConflict > 0 }) {
            notes.append(ReportWords.conflictNote)
        }
        return notes
    }
}

extension ConsolidatedReport {
    private var offices: ReportSection {
        ReportSection(
            machineName: "offices",
            heading: "จำแนกตามสำนักงาน",
            shortHeading: "สำนักงาน",
            paragraphs: isZero ? [ReportWords.noComplaints] : [],
            table: ReportTable(
                columns: OfficeLine.columns,
                rows: figures.offices.map { line in
                    line.cells(asOf: figures.asOf, silentAfterDays: figures.silentAfterDays)
                },
                totals: OfficeLine.totals(figures.offices),
                chart: OfficeLine.chart(of: figures.offices.count),
            ),
        )
    }

    private var categories: ReportSection {
        ReportSection(
            machineName: "categories",
            heading: "จำแนกตามประเภท",
            shortHeading: "ประเภท",
            table: ReportTable(
                counts: figures.categories,
                heading: "ประเภท",
                chart: (.bars, "เรื่องที่รับ จำแนกตามประเภท"),
            ),
        )
    }

    private var channels: ReportSection {
        ReportSection(
            machineName: "channels",
            heading: "จำแนกตามช่องทาง",
            shortHeading: "ช่องทาง",
            table: ReportTable(
                counts: figures.channels,
                heading: "ช่องทาง",
                chart: (.columns, "เรื่องที่รับ จำแนกตามช่องทาง"),
            ),
        )
    }

    private var months: ReportSection {
        ReportSection(
            machineName: "months",
            heading: "จำแนกตามเดือนที่รับ",
            shortHeading: "เดือน",
            table: ReportTable(
                columns: MonthLine.columns,
                rows: figures.months.map(\.cells),
                totals: MonthLine.totals(figures.months),
                chart: MonthLine.chart,
            ),
        )
    }
}
