import ComplaintModel

/// The monthly summary to the executive.
package struct MonthlyReport: Sendable {
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
            sections: [summary, channels, categories, states, deadlines, openCases, lateCases],
            footnotes: figures.inConflict > 0 ? [ReportWords.conflictNote] : [],
            numerals: numerals,
        )
    }

    private var titles: [ReportCell] {
        [
            .phrase("รายงานสรุปเรื่องร้องเรียนประจำเดือน\(figures.month.thaiLong)"),
            .text(figures.office.name),
            .phrase("ข้อมูล ณ วันที่ \(figures.asOf.thaiLong)"),
        ]
    }

    private var meta: [ReportMeta] {
        [ReportMeta("report", .text("monthly"))] + figures.office.meta + [
            ReportMeta("month", .month(figures.month)),
            ReportMeta("asOf", .date(figures.asOf)),
        ] + headCounts.map { ReportMeta($0.name, .integer($0.count)) }
    }

    // One list for the printed summary and the machines' meta entries, so they cannot differ.
    private var headCounts: [(name: String, heading: String, count: Int)] {
        [
            ("received", "รับใหม่ในเดือน", figures.received),
            ("carriedOver", "ยกมาจากเดือนก่อน", figures.carriedOver),
            ("closed", "ยุติในเดือน", figures.closed),
            ("open", "คงค้าง", figures.openCases.count),
            ("late", "มีกำหนดเวลาที่เกินแล้ว", lateCount),
            ("inConflict", "ข้อมูลขัดแย้ง", figures.inConflict),
        ]
    }

    // A case with two overdue deadlines has two lines and is one late case.
    private var lateCount: Int { Set(figures.lateCases.map(\.reference)).count }

    private var isEmpty: Bool { figures.received == 0 && figures.carriedOver == 0 }
}

extension MonthlyReport {
    private var summary: ReportSection {
        ReportSection(
            heading: "สรุป",
            paragraphs: isEmpty ? [ReportWords.noComplaints] : [],
            table: ReportTable(
                columns: [.page("รายการ"), .page("จำนวน (เรื่อง)", .trailing)],
                rows: headCounts.map { [.phrase($0.heading), .integer($0.count)] },
            ),
        )
    }

    private var channels: ReportSection {
        ReportSection(
            machineName: "channels",
            heading: "เรื่องที่รับในเดือน จำแนกตามช่องทาง",
            table: ReportTable(counts: figures.channels, heading: "ช่องทาง"),
        )
    }

    private var categories: ReportSection {
        ReportSection(
            machineName: "categories",
            heading: "เรื่องที่รับในเดือน จำแนกตามประเภท",
            table: ReportTable(counts: figures.categories, heading: "ประเภท"),
        )
    }

    private var states: ReportSection {
        ReportSection(
            machineName: "states",
            heading: "เรื่องที่รับในเดือนและยกมา จำแนกตามสถานะ",
            table: ReportTable(counts: figures.states, heading: "สถานะ"),
        )
    }

    private var deadlines: ReportSection {
        ReportSection(
            machineName: "deadlines",
            heading: "การดำเนินการตามกำหนดเวลา",
            table: ReportTable(
                columns: DeadlineCount.columns,
                rows: figures.deadlines.map(\.cells),
            ),
        )
    }

    private var openCases: ReportSection {
        ReportSection(
            machineName: "openCases",
            heading: "เรื่องคงค้าง",
            table: ReportTable(
                columns: OpenCase.columns,
                rows: figures.openCases.map { $0.cells(asOf: figures.asOf) },
            ),
        )
    }

    private var lateCases: ReportSection {
        ReportSection(
            machineName: "lateCases",
            heading: "เรื่องที่เกินกำหนดเวลา",
            table: ReportTable(
                columns: LateCase.columns,
                rows: figures.lateCases.map { $0.cells(asOf: figures.asOf) },
            ),
        )
    }
}
