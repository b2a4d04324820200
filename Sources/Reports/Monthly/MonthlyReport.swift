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
            sections: [summary, channels, categories, states, deadlines] + adjustments
                + [openCases, lateCases],
            footnotes: footnotes,
            numerals: numerals,
        )
    }

    private var counts: MonthlyCounts { figures.counts }

    private var titles: [ReportCell] {
        [
            .phrase("รายงานสรุปเรื่องร้องเรียนประจำเดือน\(counts.month.thaiLong)"),
            .text(figures.office.name),
            .phrase("ข้อมูล ณ วันที่ \(counts.asOf.thaiLong)"),
        ]
            + (figures.frozen.map {
                [.phrase("ปิดยอดเมื่อ \($0.at.thaiShort)"), .text("SHA-256 \($0.digest)")]
            } ?? [])
    }

    private var meta: [ReportMeta] {
        [ReportMeta("report", .text("monthly"))] + figures.office.meta + [
            ReportMeta("month", .month(counts.month)),
            ReportMeta("asOf", .date(counts.asOf)),
            ReportMeta("listedOn", .date(figures.listedOn)),
            ReportMeta("frozen", .flag(figures.frozen != nil)),
            ReportMeta("frozenAt", ReportCell(text: figures.frozen?.at.iso)),
            ReportMeta("digest", ReportCell(text: figures.frozen?.digest)),
            ReportMeta("otherDigests", .list(figures.otherFreezings.map(\.digest))),
        ] + headCounts.map { ReportMeta($0.name, .integer($0.count)) }
    }

    // One list for the printed summary and the machines' meta entries, so they cannot differ.
    private var headCounts: [(name: String, heading: String, count: Int)] {
        [
            ("received", "รับใหม่ในเดือน", counts.received),
            ("carriedOver", "ยกมาจากเดือนก่อน", counts.carriedOver),
            ("closed", "ยุติในเดือน", counts.closed),
            ("notPursued", "ไม่รับ/ยกเลิก/โอน/สงวน ในเดือน", counts.notPursued),
            ("open", "คงค้าง", counts.open),
            ("late", "มีกำหนดเวลาที่เกินแล้ว", counts.late),
            ("inConflict", "ข้อมูลขัดแย้ง", counts.inConflict),
        ]
    }

    private var footnotes: [ReportCell] {
        let others = figures.otherFreezings.map {
            ReportCell.phrase(
                "อีกเครื่องหนึ่งปิดยอดเดือนนี้ไว้เมื่อ \($0.at.thaiShort) เก็บไว้ ไม่ใช้เป็นตัวเลขรายงาน"
            )
        }
        return others + (counts.inConflict > 0 ? [ReportWords.conflictNote] : [])
    }

    private var isEmpty: Bool { counts.received == 0 && counts.carriedOver == 0 }
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
        let heading = "เรื่องที่รับในเดือน จำแนกตามช่องทาง"
        return ReportSection(
            machineName: "channels",
            heading: heading,
            shortHeading: "ช่องทาง",
            table: ReportTable(
                counts: counts.channels,
                heading: "ช่องทาง",
                chart: (.columns, heading),
            ),
        )
    }

    private var categories: ReportSection {
        let heading = "เรื่องที่รับในเดือน จำแนกตามประเภท"
        return ReportSection(
            machineName: "categories",
            heading: heading,
            shortHeading: "ประเภท",
            table: ReportTable(
                counts: counts.categories,
                heading: "ประเภท",
                chart: (.bars, heading),
            ),
        )
    }

    private var states: ReportSection {
        ReportSection(
            machineName: "states",
            heading: "เรื่องที่รับในเดือนและยกมา จำแนกตามสถานะ",
            shortHeading: "สถานะ",
            table: ReportTable(
                counts: counts.states,
                heading: "สถานะ",
                chart: (.bars, "เรื่องที่รับในเดือนและยกมา จำแนกตามสถานะ"),
            ),
        )
    }

    private var deadlines: ReportSection {
        ReportSection(
            machineName: "deadlines",
            heading: "การดำเนินการตามกำหนดเวลา",
            shortHeading: "กำหนดเวลา",
            table: ReportTable(
                columns: DeadlineCount.columns,
                rows: counts.deadlines.map(\.cells),
                chart: ReportChart(
                    .stackedColumns,
                    title: "การดำเนินการตามกำหนดเวลา",
                    names: 1,
                    values: [2, 3, 4, 5],
                ),
            ),
        )
    }

    private var openCases: ReportSection {
        ReportSection(
            machineName: "openCases",
            heading: listed("เรื่องคงค้าง"),
            table: ReportTable(
                columns: OpenCase.columns,
                rows: figures.openCases.map { $0.cells(asOf: figures.listedOn) },
            ),
        )
    }

    private var lateCases: ReportSection {
        ReportSection(
            machineName: "lateCases",
            heading: listed("เรื่องที่เกินกำหนดเวลา"),
            table: ReportTable(
                columns: LateCase.columns,
                rows: figures.lateCases.map { $0.cells(asOf: figures.listedOn) },
            ),
        )
    }

    // The lists of a frozen month are of another day than its counts.
    private func listed(_ heading: String) -> String {
        figures.frozen == nil
            ? heading : "\(heading) ณ วันที่ \(figures.listedOn.thaiLong)"
    }
}

extension MonthlyReport {
    private var adjustments: [ReportSection] {
        var sections: [ReportSection] = []
        if figures.frozen != nil {
            sections.append(
                Self.section("adjustments", "รายการปรับปรุงหลังปิดยอด", figures.adjustments)
            )
        }
        if !figures.arrivals.isEmpty {
            sections.append(
                ReportSection(
                    machineName: "lateArrivals",
                    heading: "เรื่องของเดือนนี้ที่ยังไม่ทราบเมื่อปิดยอด",
                    table: ReportTable(
                        columns: LateArrival.columns,
                        rows: figures.arrivals.map(\.cells),
                    ),
                )
            )
        }
        if !figures.earlierAdjustments.isEmpty {
            sections.append(
                Self.section(
                    "earlierAdjustments",
                    "รายการปรับปรุงของเดือนก่อนที่ปิดยอดแล้ว",
                    figures.earlierAdjustments,
                )
            )
        }
        return sections
    }

    private static func section(
        _ name: String,
        _ heading: String,
        _ lines: [AdjustmentLine],
    ) -> ReportSection {
        ReportSection(
            machineName: name,
            heading: heading,
            paragraphs: lines.isEmpty
                ? [.phrase("ไม่มีรายการปรับปรุง")]
                : lines.contains(where: \.isWithholding) ? [withheld] : [],
            table: ReportTable(columns: AdjustmentLine.columns, rows: lines.map(\.cells)),
        )
    }

    private static let withheld = ReportCell.phrase(
        "เดือนที่มีเรื่องสงวนไม่แสดงรายการปรับปรุงตามช่องทางและประเภท เพราะจะบอกช่องทางและประเภทของเรื่องที่สงวนไว้"
    )
}
