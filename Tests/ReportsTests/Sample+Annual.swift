import ComplaintModel
import Reports

extension Sample {
    static let year = FiscalYear(buddhistYear: 2569)

    static func annual() throws -> AnnualReport {
        AnnualReport(
            AnnualReport.Figures(
                office: try karo(),
                year: year,
                asOf: try day("2026-10-05"),
                totals: [
                    compared("received", "รับในปี", 14, 20), compared("closed", "ยุติในปี", 11, 18),
                    compared("open", "คงค้างเมื่อสิ้นปี", 5, 2),
                    compared("inConflict", "ข้อมูลขัดแย้ง", 1, 0),
                ],
                months: zip(year.months, year.previous.months).enumerated().map { place, months in
                    ComparedMonth(
                        month: months.0,
                        received: place % 3 + (place == 0 ? 2 : 0),
                        receivedBefore: place % 2 + 1,
                        closed: place % 2,
                        closedBefore: 1,
                    )
                },
                channels: ComparedCount.lines(
                    channels(walkIn: 10, phone: 0, facebook: 4),
                    before: channels(walkIn: 12, phone: 6, facebook: 2),
                ),
                categories: ComparedCount.lines(
                    categories(service: 8, conduct: 3, corruption: 1, notTriaged: 2),
                    before: categories(service: 15, conduct: 5, corruption: 0, notTriaged: 0),
                ),
                units: [compared(nil, "กองช่าง", 6, 9), compared(nil, "สำนักปลัด", 4, 0)],
                states: [
                    compared("closed", "ยุติ", 9, 18), compared("assigned", "มอบหมายแล้ว", 5, 2),
                ],
                deadlines: [
                    ComparedDeadline(
                        now: notices(met: 9, late: 2),
                        before: notices(met: 11, late: 0)
                    )
                ],
                spans: [
                    ComparedSpan(
                        deed: .accept,
                        now: DayHistogram([0: 9, 1: 4, 6: 1]),
                        before: DayHistogram([0: 20]),
                    ),
                    ComparedSpan(
                        deed: .close,
                        now: DayHistogram([3: 2, 14: 7, 40: 2]),
                        before: DayHistogram([:]),
                    ),
                ],
                reconciliation: try reconciliation(),
            )
        )
    }

    private static func compared(
        _ code: String?,
        _ name: String,
        _ count: Int,
        _ before: Int,
    ) -> ComparedCount {
        ComparedCount(code: code, nameThai: name, count: count, before: before)
    }

    private static func notices(met: Int, late: Int) -> DeadlineCount {
        DeadlineCount(
            rule: "preliminary-notice",
            nameThai: "แจ้งผู้ร้องเรียนทราบเบื้องต้นภายใน 15 วัน",
            met: met,
            metLate: 1,
            late: late,
            running: 0,
        )
    }

    private static func reconciliation() throws -> [ReconciledMonth] {
        [
            ReconciledMonth(
                month: try month(2025, 10),
                frozenOn: try day("2025-11-03"),
                reported: MonthFlows(received: 4, closed: 1, notPursued: 1),
                now: MonthFlows(received: 5, closed: 1),
            ),
            ReconciledMonth(
                month: try month(2025, 11),
                frozenOn: nil,
                reported: MonthFlows(received: 2, closed: 3),
                now: MonthFlows(received: 2, closed: 3),
            ),
        ]
    }
}
