import ComplaintModel
import Testing

/// Who may sign on a day, and who is responsible for what.
@Suite struct RosterTests {
    private static func day(_ iso: String) throws -> CivilDate {
        try #require(CivilDate(iso: iso))
    }

    private static func roster() throws -> Roster {
        let mayor = Officer(
            name: "นายสมชาย ใจดี",
            position: "นายก อบต.",
            signs: true,
            term: DayTerm(from: try day("2025-04-01"), to: try day("2026-03-31"))
        )
        let next = Officer(
            name: "นางสุดา ดีงาม",
            position: "นายก อบต.",
            signs: true,
            term: DayTerm(from: try day("2026-04-10"))
        )
        let deputy = Officer(name: "นายวิชัย มั่นคง", position: "ปลัด อบต.")
        let clerk = Officer(name: "นางสาวอรทัย แก้วใส", position: "นิติกร", unit: "สำนักปลัด")
        return Roster(
            officers: [mayor, next, deputy, clerk],
            orders: [
                AppointmentOrder(
                    number: "12/2569",
                    date: try day("2025-10-01"),
                    appointees: [.init(officer: clerk, duty: "รับเรื่องร้องเรียน")],
                    term: DayTerm(from: try day("2025-10-01"))
                ),
                AppointmentOrder(
                    number: "40/2569",
                    date: try day("2026-03-03"),
                    actingFor: "นายก อบต.",
                    appointees: [.init(officer: deputy)],
                    term: DayTerm(from: try day("2026-03-05"), to: try day("2026-03-09"))
                ),
                AppointmentOrder(
                    number: "55/2569",
                    date: try day("2026-04-01"),
                    actingFor: "นายก อบต.",
                    appointees: [.init(officer: deputy)],
                    term: DayTerm(from: try day("2026-04-01"), to: try day("2026-04-09"))
                ),
                AppointmentOrder(
                    number: "56/2569",
                    date: try day("2026-03-02"),
                    actingFor: "ผู้อำนวยการกองช่าง",
                    appointees: [.init(officer: clerk)],
                    term: DayTerm(from: try day("2026-03-02"))
                ),
            ]
        )
    }

    @Test(
        "Who may sign on a day follows from terms of office and acting appointments",
        arguments: [
            ("2025-03-31", []),
            ("2025-04-01", ["นายสมชาย ใจดี"]),
            ("2026-03-04", ["นายสมชาย ใจดี"]),
            ("2026-03-05", ["นายวิชัย มั่นคง", "นายสมชาย ใจดี"]),
            ("2026-03-09", ["นายวิชัย มั่นคง", "นายสมชาย ใจดี"]),
            ("2026-03-10", ["นายสมชาย ใจดี"]),
            ("2026-04-01", ["นายวิชัย มั่นคง"]),
            ("2026-04-10", ["นางสุดา ดีงาม"]),
        ]
    )
    func signatories(iso: String, names: [String]) throws {
        let found = try Self.roster().signatories(on: try Self.day(iso))
        #expect(found.map(\.officer.name) == names)
    }

    @Test("Who acts signs under both posts, and the order is named")
    func titles() throws {
        let acting = try #require(try Self.roster().signatories(on: Self.day("2026-03-05")).first)
        #expect(acting.titles == ["ปลัด อบต.", "รักษาการแทน นายก อบต."])
        #expect(acting.order == "40/2569")
    }

    @Test("A signature that nobody could have given is refused with the names of those who could")
    func signature() throws {
        let roster = try Self.roster()
        let during = try Self.day("2026-03-05")
        #expect(roster.mayHaveSigned("นายวิชัย มั่นคง", on: during).isMet)
        #expect(roster.mayHaveSigned("นายก อบต.", on: during).isMet)
        guard
            case .fails(let because) =
                roster.mayHaveSigned("นายวิชัย มั่นคง", on: try Self.day("2026-03-10"))
        else {
            Issue.record("the deputy does not act on that day")
            return
        }
        #expect(because.thai.contains("นายสมชาย ใจดี") && because.english.contains("2026-03-10"))
        #expect(Roster().mayHaveSigned("ใครก็ได้", on: during).isMet)
    }

    @Test("An officer's duties are those of the orders in force on the day")
    func duties() throws {
        let roster = try Self.roster()
        let clerk = roster.officers[3]
        #expect(roster.duties(of: clerk, on: try Self.day("2025-09-30")).isEmpty)
        #expect(
            roster.duties(of: clerk, on: try Self.day("2026-03-02")).map(\.words)
                == ["รับเรื่องร้องเรียน", "รักษาการแทน ผู้อำนวยการกองช่าง"]
        )
    }

    @Test("An order holds for an officer who is written down anew under the same name and post")
    func writtenDownAnew() throws {
        let before = try Self.roster()
        let deputy = before.officers[2]
        let ended = Officer(
            name: deputy.name,
            position: deputy.position,
            term: DayTerm(to: try Self.day("2026-03-06"))
        )
        let anew = Officer(
            name: deputy.name,
            position: deputy.position,
            phone: "075-222",
            term: DayTerm(from: try Self.day("2026-03-07"))
        )
        let order = AppointmentOrder(
            number: "40/2569",
            date: try Self.day("2026-03-03"),
            actingFor: "นายก อบต.",
            appointees: [.init(officer: ended)],
            term: DayTerm(from: try Self.day("2026-03-05"), to: try Self.day("2026-03-09"))
        )
        let roster = Roster(officers: [before.officers[0], ended, anew], orders: [order])
        let during = try Self.day("2026-03-08")
        #expect(roster.signatories(on: during).map(\.officer).first == anew)
        #expect(roster.duties(of: anew, on: during).map(\.order) == ["40/2569"])
        #expect(roster.mayHaveSigned(deputy.name, on: during).isMet)
        let left = Roster(officers: [before.officers[0], ended], orders: [order])
        #expect(!left.mayHaveSigned(deputy.name, on: during).isMet)
    }
}
