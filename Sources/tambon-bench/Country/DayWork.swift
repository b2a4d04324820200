/// A day's work for many offices: two complaints and four follow-ups of each.
struct DayWork: Sendable {
    /// The days' work; offices beyond them begin again at the first.
    private let days: [Workload]

    /// How many changes an office makes.
    static let changes = 10
    private static let complaints = 2
    private static let followUps = 4
    /// As many different days are made up.
    private static let different = 400

    /// Makes days up from a seed.
    init(offices: Int, seed: UInt64) {
        let count = min(offices, Self.different)
        let all = WorkloadGenerator.workload(complaints: Self.complaints * count, seed: seed).events
        var places: [String: Int] = [:]
        var days = Array(repeating: [WorkloadEvent](), count: count)
        for event in all {
            switch event {
            case .complaint(let complaint):
                let day = places.count / Self.complaints
                places[complaint.id] = day
                days[day].append(event)
            case .followUp(let followUp) where followUp.seq <= Self.followUps:
                days[places[followUp.case] ?? 0].append(event)
            case .followUp: break
            }
        }
        self.days = days.map { Workload(events: $0, more: []) }
    }

    /// When the first office is set up, in milliseconds since 1970.
    var moment: Int64 { days[0].openingMoment }

    /// The work of an office.
    subscript(office: Int) -> Workload { days[office % days.count] }
}
