import ComplaintModel

/// The summary and analysis after a fiscal year, against the year before.
package struct AnnualReport: Sendable {
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
                .phrase("รายงานสรุปและวิเคราะห์เรื่องร้องเรียน ประจำปีงบประมาณ พ.ศ. \(figures.year)"),
                .text(figures.office.name),
                .phrase("ข้อมูล ณ วันที่ \(figures.asOf.thaiLong)"),
            ],
            meta: meta,
            sections: [
                summary, months, channels, categories, units, states, deadlines, spans,
                reconciliation,
            ],
            footnotes: footnotes,
            numerals: numerals,
        )
    }

    private var meta: [ReportMeta] {
        [ReportMeta("report", .text("annual"))] + figures.office.meta
            + ReportPeriod.fiscalYear(figures.year).meta + [
                ReportMeta("asOf", .date(figures.asOf)),
                ReportMeta("noComplaints", .flag(isEmpty)),
            ]
    }

    private var isEmpty: Bool { figures.months.allSatisfy { $0.received == 0 } }

    private var footnotes: [ReportCell] {
        let notes = [
            ReportCell.phrase(
                "มัธยฐานและเปอร์เซ็นไทล์ที่ 90 เป็นจำนวนวันเต็มนับจากวันที่รับ ตามวิธีลำดับที่ใกล้ที่สุด: "
                    + "จำนวนวันที่น้อยที่สุดที่เรื่องอย่างน้อยร้อยละ 50 หรือ 90 แล้วเสร็จภายในนั้น"
            ),
            .phrase("เรื่องที่มีหลายหน่วยงานรับผิดชอบ นับให้ทุกหน่วยงาน"),
        ]
        let isAnyInConflict = figures.totals.contains {
            $0.code == "inConflict" && $0.count ?? 0 > 0
        }
        return notes + (isAnyInConflict ? [ReportWords.conflictNote] : [])
    }
}

extension AnnualReport {
    private var summary: ReportSection {
        ReportSection(
            machineName: "summary",
            heading: "สรุป",
            paragraphs: isEmpty ? [ReportWords.noComplaints] : [],
            table: ReportTable(
                columns: ComparedCount.columns("รายการ", of: figures.year),
                rows: figures.totals.map(\.cells),
            ),
        )
    }

    private var months: ReportSection {
        ReportSection(
            machineName: "months",
            heading: "จำแนกตามเดือน",
            table: ReportTable(
                columns: ComparedMonth.columns(of: figures.year),
                rows: figures.months.map(\.cells),
                totals: ComparedMonth.totals(figures.months),
                chart: ReportChart(
                    .columns,
                    title: "เรื่องที่รับ จำแนกตามเดือน เทียบกับปีก่อน",
                    names: 0,
                    values: [1, 2],
                ),
            ),
        )
    }

    private var channels: ReportSection {
        compared("channels", "เรื่องที่รับ จำแนกตามช่องทาง", "ช่องทาง", figures.channels)
    }

    private var categories: ReportSection {
        compared("categories", "เรื่องที่รับ จำแนกตามประเภท", "ประเภท", figures.categories)
    }

    private var units: ReportSection {
        compared(
            "units",
            "เรื่องที่รับ จำแนกตามหน่วยงานที่รับผิดชอบ",
            "หน่วยงาน",
            figures.units,
            addsUp: false,
        )
    }

    private var states: ReportSection {
        compared("states", "เรื่องที่รับ จำแนกตามสถานะ", "สถานะ", figures.states)
    }

    private func compared(
        _ name: String,
        _ title: String,
        _ heading: String,
        _ lines: [ComparedCount],
        addsUp: Bool = true,
    ) -> ReportSection {
        ReportSection(
            machineName: name,
            heading: title,
            table: ReportTable(
                columns: ComparedCount.columns(heading, of: figures.year),
                rows: lines.map(\.cells),
                totals: addsUp ? ComparedCount.totals(lines) : nil,
                chart: ReportChart(.bars, title: title, names: 1, values: [2, 3]),
            ),
        )
    }

    private var deadlines: ReportSection {
        ReportSection(
            machineName: "deadlines",
            heading: "การดำเนินการตามกำหนดเวลา",
            table: ReportTable(
                columns: ComparedDeadline.columns(of: figures.year),
                rows: figures.deadlines.flatMap(\.rows),
            ),
        )
    }

    private var spans: ReportSection {
        ReportSection(
            machineName: "spans",
            heading: "ระยะเวลาดำเนินการนับจากวันที่รับ",
            table: ReportTable(
                columns: ComparedSpan.columns(of: figures.year),
                rows: figures.spans.flatMap(\.rows),
            ),
        )
    }

    private var reconciliation: ReportSection {
        ReportSection(
            machineName: "reconciliation",
            heading: "กระทบยอดรายเดือนกับยอดทั้งปี",
            table: ReportTable(
                columns: ReconciledMonth.columns,
                rows: figures.reconciliation.map(\.cells),
                totals: ReconciledMonth.totals(figures.reconciliation),
            ),
        )
    }
}
