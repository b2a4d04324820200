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
        for rule in procedure.deadlines where applies(rule) {
            guard let span = span(of: rule, under: procedure) else { continue }
            for event in events(starting: rule, under: procedure) {
                let metAt = meeting(of: rule, after: event, under: procedure)
                let deadline = Deadline(
                    rule: rule,
                    span: span,
                    unit: event.unit,
                    start: event.day,
                    metAt: metAt,
                    required: isRequired(rule, isMet: metAt != nil),
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

    private func events(starting rule: DeadlineRule, under procedure: Procedure) -> [Event] {
        var events: [Event] = []
        if rule.start == .received {
            events.append(Event(index: -1, day: facts.received.date, unit: nil))
        }
        if rule.start == .accepted, let moment = acceptedByRecording(under: procedure) {
            events.append(Event(index: -1, day: moment.date, unit: nil))
        }
        for index in actions.indices where isInForce(index) {
            let action = actions[index]
            guard procedure.actions[action.kind]?.to == rule.start else { continue }
            let unit = rule.start == .assigned ? action.unit : nil
            events.append(Event(index: index, day: action.date.date, unit: unit))
        }
        return events
    }

    private func meeting(
        of rule: DeadlineRule,
        after event: Event,
        under procedure: Procedure,
    ) -> LocalMoment? {
        if rule.start == .received, rule.metBy.contains(.accept),
            let moment = acceptedByRecording(under: procedure)
        {
            return moment
        }
        for index in (event.index + 1)..<max(event.index + 1, actions.count)
        where isInForce(index) && rule.metBy.contains(actions[index].kind) {
            if concerns(actions[index], event) { return actions[index].date }
        }
        return nil
    }

    // A report of a unit that was never assigned is somebody's spelling of the one that was.
    private func concerns(_ action: CaseAction, _ event: Event) -> Bool {
        guard let owing = event.unit, let acting = action.unit, owing != acting else { return true }
        return !fold.units.contains(acting)
    }

    private func acceptedByRecording(under procedure: Procedure) -> LocalMoment? {
        guard procedure.channel(facts.channel)?.recordingAccepts == true else { return nil }
        return facts.received.date == facts.recorded.date ? facts.recorded : nil
    }

    // What is voided or in another office's hands is no longer owed here.
    private func isRequired(_ rule: DeadlineRule, isMet: Bool) -> Bool {
        if fold.state == .voided { return false }
        if fold.state == .transferred, !isMet { return false }
        switch rule.condition {
        case .always: return true
        case .reachable: return facts.reachable || facts.agency != nil
        }
    }

    private func isInForce(_ index: Int) -> Bool {
        retracted.isEmpty || !retracted.contains(index)
    }
}
