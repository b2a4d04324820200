import ComplaintModel
import Reports

extension Sample {
    static func monthly() throws -> MonthlyReport {
        MonthlyReport(
            MonthlyReport.Figures(
                office: try karo(),
                counts: try monthlyCounts(),
                listedOn: try day("2026-02-03"),
                openCases: try openCases(),
                lateCases: try lateCases(),
            )
        )
    }

    /// The same month, frozen twice and adjusted since.
    static func frozenMonthly() throws -> MonthlyReport {
        MonthlyReport(
            MonthlyReport.Figures(
                office: try karo(),
                counts: try monthlyCounts(),
                listedOn: try day("2026-03-10"),
                openCases: try openCases(),
                lateCases: [],
                frozen: try freezing("2026-02-03", digest: "a1"),
                otherFreezings: [try freezing("2026-02-04", digest: "b2")],
                adjustments: try adjustments(of: month(2026, 1)),
                arrivals: [
                    LateArrival(
                        reference: number(31),
                        received: try day("2026-01-28"),
                        recorded: try day("2026-02-20"),
                    )
                ],
                earlierAdjustments: try adjustments(of: month(2025, 12)),
            )
        )
    }

    private static func freezing(_ day: String, digest: String) throws -> FrozenMark {
        FrozenMark(
            at: LocalMoment(date: try Sample.day(day), minuteOfDay: 9 * 60 + 5),
            digest: String(repeating: digest, count: 32),
        )
    }

    private static func adjustments(of month: MonthPeriod) -> [AdjustmentLine] {
        AdjustmentLine.lines(
            of: month,
            reported: MonthFlows(
                received: 5,
                closed: 2,
                channels: ["walk-in": 3, "facebook": 2],
                categories: ["service": 3, "": 2],
            ),
            now: MonthFlows(
                received: 6,
                closed: 1,
                channels: ["walk-in": 4, "facebook": 2],
                categories: ["service": 3, "conduct": 2, "": 1],
            ),
            channelThai: { _ in "ด้วยตนเอง" },
            categoryThai: { _ in "พฤติกรรมเจ้าหน้าที่" },
        )
    }

    private static func monthlyCounts() throws -> MonthlyCounts {
        MonthlyCounts(
            month: try month(2026, 1),
            asOf: try day("2026-02-03"),
            received: 5,
            carriedOver: 1,
            closed: 2,
            notPursued: 1,
            open: 3,
            late: 1,
            inConflict: 1,
            channels: channels(walkIn: 3, phone: 0, facebook: 2),
            categories: categories(service: 2, conduct: 1, corruption: 0, notTriaged: 2),
            states: CaseState.allCases.map { NamedCount(state: $0, count: stateCount($0)) },
            deadlines: deadlines,
        )
    }

    static func emptyMonthly() throws -> MonthlyReport {
        MonthlyReport(
            MonthlyReport.Figures(
                office: try karo(),
                counts: MonthlyCounts(
                    month: try month(2026, 1),
                    asOf: try day("2026-02-03"),
                    received: 0,
                    carriedOver: 0,
                    closed: 0,
                    notPursued: 0,
                    open: 0,
                    late: 0,
                    inConflict: 0,
                    channels: channels(walkIn: 0, phone: 0, facebook: 0),
                    categories: [],
                    states: [],
                    deadlines: [],
                ),
                listedOn: try day("2026-02-03"),
                openCases: [],
                lateCases: [],
            )
        )
    }

    static func channels(walkIn: Int, phone: Int, facebook: Int) -> [NamedCount] {
        [
            NamedCount(channel: .walkIn, nameThai: "ด้วยตนเอง", count: walkIn),
            NamedCount(channel: .phone, nameThai: "โทรศัพท์", count: phone),
            NamedCount(channel: .facebook, nameThai: "Facebook", count: facebook),
        ]
    }

    static func categories(
        service: Int,
        conduct: Int,
        corruption: Int,
        notTriaged: Int,
    ) -> [NamedCount] {
        [
            NamedCount(
                category: .service,
                nameThai: "คุณภาพการให้บริการ/ความเดือดร้อน",
                count: service,
            ),
            NamedCount(category: .conduct, nameThai: "พฤติกรรมเจ้าหน้าที่", count: conduct),
            NamedCount(category: .corruption, nameThai: "การทุจริต", count: corruption),
            .notTriaged(count: notTriaged),
        ]
    }

    private static func stateCount(_ state: CaseState) -> Int {
        switch state {
        case .received, .assigned, .withExecutive, .voided: 1
        case .closed: 2
        default: 0
        }
    }

    private static let deadlines = [
        DeadlineCount(
            rule: "acceptance",
            nameThai: "รับเรื่องเข้าสู่ระบบ",
            met: 4,
            metLate: 1,
            late: 0,
            running: 1,
        ),
        DeadlineCount(
            rule: "preliminary-notice",
            nameThai: "แจ้งผู้ร้องเรียนทราบเบื้องต้นภายใน 15 วัน",
            met: 2,
            metLate: 0,
            late: 1,
            running: 0,
        ),
    ]

    private static func openCases() throws -> [OpenCase] {
        [
            OpenCase(
                reference: number(9),
                subject: "ถนนสายบ้านกะหรอ–บ้านนาพรุ ชำรุดเป็นหลุมลึก",
                received: try day("2025-12-22"),
                state: .assigned,
            ),
            OpenCase(
                reference: number(15),
                subject: "เจ้าหน้าที่พูดจาไม่สุภาพ",
                received: try day("2026-01-09"),
                state: .withExecutive,
                isInConflict: true,
            ),
            OpenCase(
                reference: slip,
                subject: "ขยะตกค้างหลังตลาดนัด",
                received: try day("2026-01-30"),
                state: .received,
            ),
        ]
    }

    private static func lateCases() throws -> [LateCase] {
        [
            LateCase(
                reference: number(9),
                subject: "ถนนสายบ้านกะหรอ–บ้านนาพรุ ชำรุดเป็นหลุมลึก",
                rule: "preliminary-notice",
                ruleThai: "แจ้งผู้ร้องเรียนทราบเบื้องต้นภายใน 15 วัน",
                due: try day("2026-01-06"),
            ),
            LateCase(
                reference: number(9),
                subject: "ถนนสายบ้านกะหรอ–บ้านนาพรุ ชำรุดเป็นหลุมลึก",
                rule: "unit-report",
                ruleThai: "หน่วยงานรายงานผล",
                due: try day("2026-01-20"),
            ),
        ]
    }
}
