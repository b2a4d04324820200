import ComplaintModel
import FieldNode

/// A fiscal year at a small office: complaints all over it, most of which are dealt with.
struct YearOfWork {
    private let year: FiscalYear
    private let cases: Int
    private var random: SeededRandom

    /// Plans a year.
    init(year: FiscalYear, cases: Int, seed: UInt64) {
        self.year = year
        self.cases = cases
        random = SeededRandom(seed: seed)
    }

    /// The moment at which a year's work begins, in milliseconds since 1970.
    static func begin(of year: FiscalYear) -> Int64 {
        LocalMoment(date: year.first, minuteOfDay: 8 * 60 + 30).unixMilliseconds
    }

    /// Does the year's work at a node.
    mutating func record(at office: MeasuredNode) throws {
        let procedure = try Procedure.ofWorkload()
        let channels = procedure.channels.map(\.code.text)
        let categories = procedure.categories.map(\.code.text)
        let days = year.last.days(since: year.first) + 1
        for number in 0..<cases {
            let day = year.first.adding(days: number * days / cases)
            office.clock.set(
                milliseconds: LocalMoment(date: day, minuteOfDay: 9 * 60).unixMilliseconds
            )
            var entry = ComplaintEntry([
                .channel: random.pick(channels),
                .subject: "เรื่องที่ \(number)", .detail: "รายละเอียด",
            ])
            if random.happens(0.75) { entry[.category] = random.pick(categories) }
            if random.happens(0.5) {
                entry[.name] = "สมชาย ใจดี"
                entry[.address] = "1 หมู่ 2"
            }
            let id = try office.node.record([Recording(entry: entry)], allOrNothing: true)[0]
                .get().id
            try follow(id, at: office, from: day)
        }
    }

    private mutating func follow(
        _ id: String,
        at office: MeasuredNode,
        from day: CivilDate,
    ) throws {
        let deeds: [(ActionKind, Int)] = [(.assign, 2), (.notify, 20), (.close, 30)]
        for (kind, within) in deeds where random.happens(0.9) {
            let moment = LocalMoment(
                date: day.adding(days: random.number(0...within - 1)),
                minuteOfDay: 15 * 60
            )
            office.clock.set(milliseconds: moment.unixMilliseconds)
            var acting = Acting(caseName: id, kind: kind)
            acting.unit = kind == .assign ? "กองช่าง" : nil
            try office.node.act(acting)
        }
    }
}
