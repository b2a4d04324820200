import ComplaintModel
import FieldNode
import Foundation
import Reports
import Testing

/// What was counted by hand whenever a month was frozen, by the digest that the freezing got.
struct RecountedFreezings {
    /// A month as it stood on a computer that froze it.
    struct Freezing {
        let month: MonthPeriod
        let counts: Figures
        let flows: [[String]: Int]
        /// What its report says of earlier months: as reported before, and as they stood then.
        let told: [MonthPeriod: (before: [[String]: Int], now: [[String]: Int])]
        /// The round in which it was frozen: those of one round do not know each other.
        let round: Int
        /// The cases that the computer held.
        let held: Set<String>
    }

    private var byDigest: [String: Freezing] = [:]
    /// Months that were frozen on both computers.
    private(set) var twice = 0
    /// How often the computers had the chance to freeze a month, all of them holding the same after it.
    var round = 0

    /// Freezes a month on a computer, and counts it by hand before.
    mutating func freeze(_ month: MonthPeriod, on test: TestNode, _ recount: Recount) throws {
        let known = try self.known(to: test.node)
        let freezing = Freezing(
            month: month,
            counts: recount.counts(
                of: month,
                asOf: LocalMoment(unixMilliseconds: test.clock.world(seed: 0).nowMilliseconds())
                    .date
            ),
            flows: recount.flows(of: month),
            told: known.filter { $0.key < month }.mapValues { earlier in
                (before: reported(earlier, known), now: recount.flows(of: earlier.month))
            },
            round: round,
            held: Set(recount.cases.map(\.view.id))
        )
        let digest = try test.node.freeze(month).digest
        #expect(byDigest[digest] == nil || byDigest[digest]?.counts == freezing.counts)
        if byDigest.contains(where: { $0.value.month == month }) { twice += 1 }
        byDigest[digest] = freezing
    }

    /// The freezings that count on a node, by month.
    func known(to node: FieldNode) throws -> [MonthPeriod: Freezing] {
        var known: [MonthPeriod: Freezing] = [:]
        for month in Set(byDigest.values.map(\.month)) {
            var request = ReportRequest(.monthly)
            request.period = month
            request.office = "80.21.karo"
            let text = JSONFormat().render(try node.report(request))
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            if let digest = object?["digest"] as? String {
                known[month] = byDigest[digest]
            }
        }
        return known
    }

    /// What was last said of a frozen month.
    private func reported(
        _ freezing: Freezing,
        _ known: [MonthPeriod: Freezing],
    ) -> [[String]: Int] {
        let last = known.values.filter { $0.told[freezing.month] != nil }
            .max { ($0.round, $0.month) < ($1.round, $1.month) }
        return last?.told[freezing.month]?.now ?? freezing.flows
    }

    /// The monthly report that a node should print.
    func monthly(
        _ month: MonthPeriod,
        asOf today: CivilDate,
        _ recount: Recount,
        _ known: [MonthPeriod: Freezing],
    ) -> Figures {
        var figures = known[month]?.counts ?? recount.counts(of: month, asOf: today)
        figures.add(recount.lists(of: month, asOf: today))
        if let own = known[month] {
            add("adjustments", month, own.flows, recount.flows(of: month), to: &figures)
            for each in recount.cases
            where month.contains(each.received) && !own.held.contains(each.view.id) {
                let row = [each.reference, each.received.iso, each.recorded.iso]
                figures.count("lateArrivals", row, "#", 1)
            }
        }
        if let own = known[month] {
            for (earlier, told) in own.told {
                add("earlierAdjustments", earlier, told.before, told.now, to: &figures)
            }
            return figures
        }
        for earlier in known.values where earlier.month < month {
            let (before, now) = (reported(earlier, known), recount.flows(of: earlier.month))
            add("earlierAdjustments", earlier.month, before, now, to: &figures)
        }
        return figures
    }

    private func add(
        _ section: String,
        _ month: MonthPeriod,
        _ reported: [[String]: Int],
        _ now: [[String]: Int],
        to figures: inout Figures,
    ) {
        let hidden = ["channel", "reserved"]
        let differing = Set(reported.keys).union(now.keys).filter {
            reported[$0] ?? 0 != now[$0] ?? 0
        }
        let parts = differing.filter { $0.count > 1 || $0 == ["category"] }
            .subtracting([hidden, ["category", "reserved"]])
        // Beside the printed month, channels and categories would tell those of a reserved case.
        let isWithheld = now[hidden] ?? 0 > 0 && !parts.isEmpty
        var keys = differing.subtracting([["category", "reserved"]])
        if isWithheld { keys = keys.subtracting(parts).union([hidden]) }
        for key in keys {
            let (then, today) = (reported[key] ?? 0, now[key] ?? 0)
            let name = [month.iso] + (key == hidden ? ["reserved"] : key)
            figures.count(section, name, "reported", then)
            figures.count(section, name, "now", today)
            figures.count(section, name, "difference", today - then)
        }
    }

    /// How the months of a year as they were reported add up to the year.
    func reconciliation(
        of year: FiscalYear,
        _ recount: Recount,
        _ known: [MonthPeriod: Freezing],
    ) -> Figures {
        var figures = Figures()
        for month in year.months {
            let now = recount.flows(of: month)
            let reported = known[month]?.flows ?? now
            for part in ["received", "closed", "notPursued"] {
                let (then, today) = (reported[[part]] ?? 0, now[[part]] ?? 0)
                figures.count("reconciliation", [month.iso], part + "Reported", then)
                figures.count("reconciliation", [month.iso], part + "Adjustment", today - then)
                figures.count("reconciliation", [month.iso], part, today)
            }
        }
        return figures
    }
}
