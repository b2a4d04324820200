import ComplaintModel
import Reports

extension Sample {
    static func consolidated() throws -> ConsolidatedReport {
        ConsolidatedReport(
            ConsolidatedReport.Figures(
                centre: try office("80", "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดนครศรีธรรมราช"),
                period: .fiscalYear(FiscalYear(buddhistYear: 2569)),
                asOf: try day("2026-02-03"),
                silentAfterDays: 30,
                handedOver: 2,
                offices: try offices(),
                categories: categories(service: 20, conduct: 4, corruption: 1, notTriaged: 2),
                channels: channels(walkIn: 15, phone: 5, facebook: 7),
                months: try months(),
            )
        )
    }

    static func emptyConsolidated() throws -> ConsolidatedReport {
        ConsolidatedReport(
            ConsolidatedReport.Figures(
                centre: try office("80.21", "อำเภอนบพิตำ"),
                period: .months(try month(2026, 1)...(try month(2026, 1))),
                asOf: try day("2026-02-03"),
                silentAfterDays: 30,
                handedOver: 0,
                offices: [
                    try line("80.21.karo", "องค์การบริหารส่วนตำบลกะหรอ", heard: "2026-02-03")
                ],
                categories: [],
                channels: [],
                months: [MonthLine(month: try month(2026, 1), counts: CaseCounts())],
            )
        )
    }

    static func line(
        _ code: String,
        _ name: String,
        counts: CaseCounts = CaseCounts(),
        late: Int = 0,
        inConflict: Int = 0,
        heard: String?,
    ) throws -> OfficeLine {
        OfficeLine(
            office: try office(code, name),
            counts: counts,
            late: late,
            inConflict: inConflict,
            lastHeard: try heard.map(day),
        )
    }

    private static func offices() throws -> [OfficeLine] {
        [
            try line(
                "80.21.karo",
                "องค์การบริหารส่วนตำบลกะหรอ",
                counts: CaseCounts(inProgress: 6, closed: 11, notPursued: 2),
                late: 1,
                inConflict: 1,
                heard: "2026-02-02",
            ),
            try line(
                "80.21.napru",
                "องค์การบริหารส่วนตำบลนาพรุ",
                counts: CaseCounts(inProgress: 3, closed: 5, notPursued: 0),
                heard: "2025-12-20",
            ),
            try line("80.22.school1", "โรงเรียนบ้านวังลุง 1", heard: nil),
        ]
    }

    private static func months() throws -> [MonthLine] {
        [
            MonthLine(
                month: try month(2025, 10),
                counts: CaseCounts(inProgress: 1, closed: 9, notPursued: 1),
            ),
            MonthLine(month: try month(2025, 11), counts: CaseCounts(closed: 4)),
            MonthLine(
                month: try month(2025, 12),
                counts: CaseCounts(inProgress: 2, closed: 3, notPursued: 1),
            ),
            MonthLine(month: try month(2026, 1), counts: CaseCounts(inProgress: 6)),
        ]
    }
}
