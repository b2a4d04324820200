/// Works out everything that is due in one case.
struct CaseDeadlines {
    let facts: ComplaintFacts
    let actions: [CaseAction]
    let retracted: Set<Int>
    let fold: StandingFold
    let procedure: Procedure
    /// The procedures that the office worked by before, the oldest first.
    let former: [FormerProcedure]
    let calendar: HolidayCalendar

    /// An event that starts a deadline: before the first action, or one of the actions.
    private struct Event {
        let index: Int
        let day: CivilDate
        let unit: String?
    }

    /// All deadlines, in the order of the rules and then of the events.
    ///
    /// A new procedure moves what is running. What was finished before it was set stays as it was
    /// finished, and what had ended before is not owed under rules that nobody knew then.
    func all() -> [Deadline] {
        let editions = former.map(\.procedure) + [procedure]
        var deadlines = deadlines(under: editions[0])
        for (edition, since) in zip(editions.dropFirst(), former.map(\.until)) {
            let finished = deadlines.filter { deadline in
                deadline.metAt.map { $0 < since } ?? false
            }
            let running = self.deadlines(under: edition).filter { deadline in
                if finished.contains(where: deadline.owesTheSame(as:)) { return false }
                return deadlines.contains(where: deadline.owesTheSame(as:))
                    || wasOpen(to: deadline, at: since)
            }
            deadlines = finished + running
        }
        return deadlines
    }

    /// Whether a deadline that no earlier procedure had could still be kept when its own was set.
    private func wasOpen(to deadline: Deadline, at moment: LocalMoment) -> Bool {
        if deadline.start > moment.date { return true }
        if let metAt = deadline.metAt { return metAt >= moment }
        return endedAt.map { $0 >= moment } ?? true
    }

    /// When the action was taken that ended the case, while it is ended.
    private var endedAt: LocalMoment? {
        guard !procedure.isOpen(fold.state) else { return nil }
        return fold.stateChanges.last.map { actions[$0].date }
    }

    private func deadlines(under procedure: Procedure) -> [Deadline] {
        var deadlines: [Deadline] = []
        let moves = moves(under: procedure)
        for rule in procedure.deadlines where applies(rule) {
            guard let span = span(of: rule, under: procedure) else { continue }
            let events = events(starting: rule, among: moves, under: procedure)
            for (event, metAt) in zip(events, meetings(of: rule, events, under: procedure)) {
                let deadline = Deadline(
                    rule: rule,
                    span: span,
                    unit: event.unit,
                    start: event.day,
                    metAt: metAt,
                    required: isRequired(rule, from: event, isMet: metAt != nil),
                    calendar: calendar,
                )
                deadlines.append(deadline)
            }
        }
        return deadlines
    }

    private func applies(_ rule: DeadlineRule) -> Bool {
        guard let categories = rule.categories else { return true }
        guard let category = fold.category else { return false }
        return categories.contains(category)
    }

    private func span(of rule: DeadlineRule, under procedure: Procedure) -> DeadlineSpan? {
        switch rule.length {
        case .fixed(let span): span
        case .ofChannel: procedure.channel(facts.channel)?.acceptance
        }
    }

    /// The actions in force that change the state, and to what; a report of an earlier round starts
    /// nothing in this one.
    private func moves(under procedure: Procedure) -> [(index: Int, to: CaseState)] {
        actions.indices.compactMap { index in
            guard isInForce(index), !fold.lateReports.contains(index),
                let to = procedure.actions[actions[index].kind]?.to
            else { return nil }
            return (index, to)
        }
    }

    private func events(
        starting rule: DeadlineRule,
        among moves: [(index: Int, to: CaseState)],
        under procedure: Procedure,
    ) -> [Event] {
        var events: [Event] = []
        if rule.start == .received {
            events.append(Event(index: -1, day: facts.received.date, unit: nil))
        }
        if rule.start == .accepted, let moment = facts.acceptedByRecording(under: procedure) {
            events.append(Event(index: -1, day: moment.date, unit: nil))
        }
        for (index, to) in moves where to == rule.start {
            let action = actions[index]
            let unit = rule.start == .assigned ? action.unit : nil
            events.append(Event(index: index, day: action.date.date, unit: unit))
        }
        return events
    }

    /// When each of the events that start a rule's deadline was answered; nil where it was not.
    ///
    /// Of reports, that of a unit that was ever assigned answers for this unit alone, also where the
    /// assignment was taken back: else the report of a unit that was asked by mistake would answer for the
    /// one that still owes. Anybody else's answers for those who owe and have no unit's name, such as a
    /// committee; where there are none, it is somebody's spelling of the unit that owes, unless a committee
    /// was still appointed when it came. What is no report, such as closing, answers for all.
    ///
    /// Nothing answers an action of a later day; and of what answers, the earliest counts, also where it is
    /// written down late.
    private func meetings(
        of rule: DeadlineRule,
        _ events: [Event],
        under procedure: Procedure,
    ) -> [LocalMoment?] {
        if rule.start == .received, rule.metBy.contains(.accept),
            let moment = facts.acceptedByRecording(under: procedure)
        {
            return events.map { _ in moment }
        }
        var met = [LocalMoment?](repeating: nil, count: events.count)
        for index in actions.indices
        where isInForce(index) && rule.metBy.contains(actions[index].kind) {
            let moment = actions[index].date
            // An assignment may be written down after its report; a notice of what nobody had written
            // down yet told nothing of it.
            let begun = events.indices.filter { place in
                let event = events[place]
                if event.index < index { return event.index < 0 || event.day <= moment.date }
                return rule.start == .assigned && event.day < moment.date
            }
            let owing = begun.filter { met[$0] == nil }
            let unit = actions[index].unit
            let isReport = procedure.actions[actions[index].kind]?.to == .reported
            let answered: (Int) -> Bool
            if !isReport {
                answered = { _ in true }
            } else if unit != nil, events.contains(where: { $0.unit == unit }) {
                answered = { events[$0].unit == unit }
            } else if wasAskedThen(unit, reportingAt: index, rule, under: procedure) {
                answered = { unit == nil && events[$0].unit == nil }
            } else if owing.contains(where: { events[$0].unit == nil }) {
                answered = { events[$0].unit == nil }
            } else {
                answered = { _ in true }
            }
            for place in owing where answered(place) { met[place] = moment }
            for place in begun where !isReport || unit != nil && events[place].unit == unit {
                if let earlier = met[place] { met[place] = min(earlier, moment) }
            }
        }
        return met
    }

    /// Whether a report is that of somebody whose assignment was taken back: of a unit by its name, or of a
    /// committee that was not dismissed before it reported.
    private func wasAskedThen(
        _ unit: String?,
        reportingAt index: Int,
        _ rule: DeadlineRule,
        under procedure: Procedure,
    ) -> Bool {
        guard rule.start == .assigned else { return false }
        return retracted.contains { asked in
            let action = actions[asked]
            guard procedure.actions[action.kind]?.to == .assigned, action.unit == unit else {
                return false
            }
            return unit != nil || asked < index && !isTakenBack(asked, before: index)
        }
    }

    private func isTakenBack(_ target: Int, before index: Int) -> Bool {
        actions[..<index].contains { $0.kind == .retract && $0.retracts == target }
    }

    // What is voided or in another office's hands is no longer owed here, and no unit owes anything for
    // what was declined, or had ended before the unit was asked.
    private func isRequired(_ rule: DeadlineRule, from event: Event, isMet: Bool) -> Bool {
        if fold.state == .voided { return false }
        if fold.state == .transferred, !isMet { return false }
        if fold.state == .declined, rule.start == .assigned, !isMet { return false }
        if let endedOn = fold.endedOn, event.index >= 0, endedOn < event.day, !isMet {
            return false
        }
        switch rule.condition {
        case .always: return true
        case .reachable: return !facts.isAnonymous
        }
    }

    private func isInForce(_ index: Int) -> Bool {
        retracted.isEmpty || !retracted.contains(index)
    }
}
