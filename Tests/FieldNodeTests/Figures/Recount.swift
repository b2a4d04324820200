import ComplaintModel
import FieldNode

/// All cases of an office as a node shows them, and what a patient clerk would count of them.
struct Recount {
    let cases: [RecountedCase]
    let procedure: Procedure

    init(_ node: FieldNode, office: String, _ procedure: Procedure) throws {
        self.procedure = procedure
        var request = ListRequest()
        request.office = office
        cases = try node.list(request).map { try RecountedCase(try node.show($0.id), procedure) }
    }

    // MARK: A month

    /// The counts of a month.
    func counts(of month: MonthPeriod, asOf today: CivilDate) -> Figures {
        let received = cases.filter { month.contains($0.received) }
        let carried = cases.filter { each in
            each.received < month.first
                && (each.isOpen || each.ended.map { $0 >= month.first } ?? false)
        }
        let until = cases.filter { $0.received <= month.last }
        var figures = Figures()
        figures.count("received", [], "", received.count)
        figures.count("carriedOver", [], "", carried.count)
        figures.count("closed", [], "", closed(in: [month]))
        figures.count("notPursued", [], "", notPursued(in: [month]))
        figures.count(
            "open",
            [],
            "",
            until.count { $0.isOpen || $0.ended.map { $0 > month.last } ?? false }
        )
        figures.count("late", [], "", until.count { $0.isLate(asOf: today) })
        figures.count("inConflict", [], "", (received + carried).count { $0.isInConflict })
        for each in received {
            figures.count("channels", [each.channel], "count", 1)
            figures.count("categories", Self.code(each), "count", 1)
        }
        for each in received + carried { figures.count("states", [each.state], "count", 1) }
        for each in cases {
            for owed in each.owed where month.contains(owed.start) {
                figures.count("deadlines", [owed.rule], owed.status(asOf: today), 1)
            }
        }
        return figures
    }

    /// The lists of a month.
    func lists(of month: MonthPeriod, asOf today: CivilDate) -> Figures {
        var figures = Figures()
        for each in cases where each.received <= month.last {
            let name = Self.name(each)
            if each.isOpen {
                let row = name + [each.received.iso, each.state]
                figures.count("openCases", row, "#", 1)
                figures.count(
                    "openCases",
                    row,
                    "daysOpen",
                    max(0, today.days(since: each.received))
                )
            }
            for owed in each.owed where owed.status(asOf: today) == "late" {
                let row = [owed.rule] + name + [owed.due.iso]
                figures.count("lateCases", row, "#", 1)
                figures.count("lateCases", row, "daysLate", today.days(since: owed.due))
            }
        }
        return figures
    }

    /// What a year adds up of a month: received and ended, and received by channel and category.
    func flows(of month: MonthPeriod) -> [[String]: Int] {
        var flows: [[String]: Int] = [
            ["received"]: 0, ["closed"]: closed(in: [month]),
            ["notPursued"]: notPursued(in: [month]),
        ]
        for each in cases where month.contains(each.received) {
            flows[["received"], default: 0] += 1
            flows[["channel", each.channel], default: 0] += 1
            flows[["category"] + Self.code(each), default: 0] += 1
        }
        return flows
    }

    private func closed(in months: [MonthPeriod]) -> Int {
        cases.count { each in
            each.closed.map { day in months.contains { $0.contains(day) } } ?? false
        }
    }

    private func notPursued(in months: [MonthPeriod]) -> Int {
        cases.count { each in
            guard each.closed == nil, let day = each.ended else { return false }
            return months.contains { $0.contains(day) }
        }
    }

    private static func code(_ each: RecountedCase) -> [String] {
        each.category.isEmpty ? [] : [each.category]
    }

    private static func name(_ each: RecountedCase) -> [String] { [each.reference] }

    // MARK: A year

    /// The fiscal-year report, without the reconciliation.
    func annual(_ year: FiscalYear, asOf today: CivilDate) -> Figures {
        var figures = compared(year, asOf: today, "count", "difference", 1)
        figures.add(compared(year.previous, asOf: today, "before", "difference", -1))
        for (place, months) in zip(year.months, year.previous.months).enumerated() {
            let name = [year.months[place].iso]
            let now = (flows(of: months.0)[["received"]] ?? 0, closed(in: [months.0]))
            let before = (flows(of: months.1)[["received"]] ?? 0, closed(in: [months.1]))
            figures.count("months", name, "received", now.0)
            figures.count("months", name, "receivedBefore", before.0)
            figures.count("months", name, "receivedDifference", now.0 - before.0)
            figures.count("months", name, "closed", now.1)
            figures.count("months", name, "closedBefore", before.1)
            figures.count("months", name, "closedDifference", now.1 - before.1)
        }
        addSpans(year, to: &figures)
        return figures
    }

    private func compared(
        _ year: FiscalYear,
        asOf today: CivilDate,
        _ column: String,
        _ difference: String,
        _ sign: Int,
    ) -> Figures {
        var figures = Figures()
        func count(_ section: String, _ name: [String], _ number: Int = 1) {
            figures.count(section, name, column, number)
            figures.count(section, name, difference, sign * number)
        }
        let received = cases.filter { year.contains($0.received) }
        count("summary", ["received"], received.count)
        count("summary", ["closed"], closed(in: year.months))
        count("summary", ["notPursued"], notPursued(in: year.months))
        count(
            "summary",
            ["open"],
            cases.count { each in
                each.received <= year.last
                    && (each.isOpen || each.ended.map { $0 > year.last } ?? false)
            }
        )
        count("summary", ["late"], received.count { $0.isLate(asOf: today) })
        count("summary", ["inConflict"], received.count { $0.isInConflict })
        for each in received {
            count("channels", [each.channel])
            count("categories", Self.code(each))
            count("states", [each.state])
            for unit in Set(each.units) { count("units", [unit]) }
        }
        for owed in cases.flatMap(\.owed) where year.contains(owed.start) {
            count("deadlines", [owed.rule, owed.status(asOf: today)])
        }
        return figures
    }

    private func addSpans(_ year: FiscalYear, to figures: inout Figures) {
        let ends: [(String, (RecountedCase) -> CivilDate?)] = [
            ("accept", { $0.accepted }), ("notify", { $0.notified }), ("close", { $0.closed }),
        ]
        for (deed, end) in ends {
            let days = [year, year.previous].map { year in
                // A voided line is no complaint, whatever was done on it before.
                cases.filter { year.contains($0.received) && $0.state != "voided" }
                    .compactMap { each in end(each)?.days(since: each.received) }
            }
            let measures: [(String, ([Int]) -> Int?)] = [
                ("cases", { $0.count }), ("median", { Self.within($0, 50) }),
                ("percentile90", { Self.within($0, 90) }),
            ]
            for (name, measure) in measures {
                let (now, before) = (measure(days[0]), measure(days[1]))
                figures.count("spans", [deed, name], "count", now ?? 0)
                figures.count("spans", [deed, name], "before", before ?? 0)
                if let now, let before {
                    figures.count("spans", [deed, name], "difference", now - before)
                }
            }
        }
    }

    /// The fewest days that were enough for so many of a hundred.
    private static func within(_ days: [Int], _ percent: Int) -> Int? {
        days.filter { enough in
            days.count { $0 <= enough } * 100 >= percent * days.count
        }.min()
    }

    // MARK: Others

    /// The published statistics.
    func published(_ months: [MonthPeriod]) -> Figures {
        var figures = Figures()
        let kinds = ["conduct", "procurement", "corruption"]
        for each in cases where !["voided", "transferred"].contains(each.state) {
            guard let month = months.first(where: { $0.contains(each.received) }) else { continue }
            if each.isReserved { figures.count("reserved", [], "", 1) }
            if each.category.isEmpty { figures.count("notTriaged", [], "", 1) }
            guard kinds.contains(each.category) else { continue }
            for (section, name) in [("months", month.iso), ("kinds", each.category)] {
                figures.count(section, [name], "received", 1)
                figures.count(section, [name], each.isOpen ? "inProgress" : "finished", 1)
            }
        }
        return figures
    }

    /// The book of a year: its numbers, and what was received in it and has none yet.
    func register(_ year: FiscalYear) -> Figures {
        var figures = Figures()
        for each in cases {
            let book = each.view.number.split(separator: "/")
            let isOfBook =
                book.count == 2 ? book[1] == "\(year)" : year.contains(each.received)
            guard isOfBook else { continue }
            let category = procedure.categories.first { $0.code.text == each.view.category }
            // Where a case is hidden, its line says number and days alone.
            let isHidden = each.view.state == "reserved"
            let units = isHidden ? [] : [each.view.units.joined(separator: ",")]
            let row =
                Self.result(each) + Self.name(each) + [each.received.iso, each.recorded.iso]
                + (isHidden ? [] : [each.view.state])
                + (category.map { [$0.nameThai] } ?? []) + units
            figures.count("lines", row, "#", 1)
            figures.count("count", [], "", 1)
            if each.view.state == "voided" { figures.count("voided", [], "", 1) }
        }
        return figures
    }

    /// The last words of a result, of several units those of each, and how the matter ended; nothing where
    /// neither is there.
    private static func result(_ each: RecountedCase) -> [String] {
        let ends = ["close", "not-close", "decline", "transfer"]
        var words: String?
        var end: String?
        var reports: [(unit: String, text: String)] = []
        for action in each.view.actions where !action.isRetracted {
            if ends.contains(action.kind) {
                end = action.kindThai
                words = action.text ?? action.reason ?? words
                reports = []
            } else if action.kind == "report-result", !action.isOfEarlierRound,
                let text = action.text
            {
                reports.removeAll { $0.unit == action.unit }
                reports.append((action.unit ?? "", text))
                words =
                    reports.count == 1
                    ? text : reports.map { "\($0.unit): \($0.text)" }.joined(separator: "; ")
            }
        }
        let parts = [words, end].compactMap { $0 }
        return parts.isEmpty ? [] : [parts.joined(separator: " · ")]
    }

    /// The consolidated report of a node that holds this office alone.
    func consolidated(
        _ office: String,
        _ months: [MonthPeriod],
        asOf today: CivilDate,
    ) -> Figures {
        var figures = Figures()
        for each in cases {
            guard let month = months.first(where: { $0.contains(each.received) }) else { continue }
            let course = each.isOpen ? "inProgress" : each.closed == nil ? "notPursued" : "closed"
            for (section, name) in [("offices", office), ("months", month.iso)] {
                figures.count(section, [name], "received", 1)
                figures.count(section, [name], course, 1)
            }
            if each.state == "transferred" { figures.count("handedOver", [], "", 1) }
            if each.isLate(asOf: today) { figures.count("offices", [office], "late", 1) }
            if each.isInConflict { figures.count("offices", [office], "inConflict", 1) }
            figures.count("channels", [each.channel], "count", 1)
            figures.count("categories", Self.code(each), "count", 1)
        }
        return figures
    }
}
