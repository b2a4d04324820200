extension Procedure {
    /// Everything in which the procedure contradicts itself, each in one phrase.
    package var faults: [String] {
        nameFaults + duplicateFaults + actionFaults + routeFaults + deadlines.flatMap(faults)
            + letterFaults
    }

    private var nameFaults: [String] {
        var faults: [String] = []
        if !CodeText.isCode(code) { faults.append("the code is not of a-z, 0-9 and -") }
        if nameThai.isEmpty { faults.append("there is no Thai name") }
        if version.isEmpty { faults.append("there is no version") }
        if channels.isEmpty { faults.append("there is no channel") }
        if categories.isEmpty { faults.append("there is no category") }
        return faults
    }

    private var duplicateFaults: [String] {
        Self.repeated(channels.map(\.code.text)).map { "the channel \"\($0)\" is given twice" }
            + Self.repeated(categories.map(\.code.text))
            .map { "the category \"\($0)\" is given twice" }
            + Self.repeated(actions.rules.map(\.kind.rawValue))
            .map { "the action \"\($0)\" is given twice" }
            + Self.repeated(deadlines.map(\.id)).map { "the deadline \"\($0)\" is given twice" }
    }

    // A register line must always be open to a remark, to voiding, and to taking an error back.
    private var actionFaults: [String] {
        var faults = [ActionKind.note, .void, .retract]
            .filter { actions[$0] == nil }
            .map { "the action \"\($0.rawValue)\" is missing" }
        if let void = actions[.void], void.to != .voided {
            faults.append("the action \"void\" does not lead to \"voided\"")
        }
        for rule in actions.rules where rule.to == .received {
            faults.append("the action \"\(rule.kind.rawValue)\" leads back to \"received\"")
        }
        return faults
    }

    private var routeFaults: [String] {
        categories.flatMap { category in
            category.route.flatMap { step in
                step.actions.filter { actions[$0] == nil }.map { kind in
                    "the route of \"\(category.code)\" uses the action \"\(kind.rawValue)\", "
                        + "which the procedure does not have"
                }
            }
        }
    }

    private var letterFaults: [String] {
        let letters = letters ?? []
        return letters.flatMap(\.faults)
            + Self.repeated(letters.map(\.code))
            .map { "the letter series \"\($0)\" is given twice" }
            + Self.repeated(letters.flatMap(\.papers).map(\.rawValue))
            .map { "the paper \"\($0)\" has two letter series" }
    }

    private func faults(of rule: DeadlineRule) -> [String] {
        var faults: [String] = []
        let name = "the deadline \"\(rule.id)\""
        if rule.metBy.isEmpty { faults.append("\(name) can be met by nothing") }
        for kind in rule.metBy.kinds where actions[kind] == nil {
            faults.append("\(name) is met by \"\(kind.rawValue)\", which no action is")
        }
        for code in rule.categories ?? [] where category(code) == nil {
            faults.append("\(name) is for the category \"\(code)\", which does not exist")
        }
        for span in spans(of: rule) where !(0...DeadlineSpan.longestDays).contains(span.length) {
            faults.append("\(name) has \(span.length) days, not 0 to \(DeadlineSpan.longestDays)")
        }
        if rule.start != .received, !actions.rules.contains(where: { $0.to == rule.start }) {
            faults.append("\(name) starts at \"\(rule.start.rawValue)\", where no action leads")
        }
        return faults
    }

    private func spans(of rule: DeadlineRule) -> [DeadlineSpan] {
        switch rule.length {
        case .fixed(let span): [span]
        case .ofChannel: channels.compactMap(\.acceptance)
        }
    }

    static func repeated(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !seen.insert($0).inserted }
    }
}
