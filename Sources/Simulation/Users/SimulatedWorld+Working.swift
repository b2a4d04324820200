import ComplaintModel
import FieldNode
import SyncProtocol

/// What people do at the nodes.
extension SimulatedWorld {
    /// Lets somebody do one thing at a node.
    func work(at node: SimulatedNode) throws {
        let ledger = random.pick(node.scope)
        let isOffice = node.level == .office
        if isOffice, random.once(in: 4), try answerOffer(at: node) { return }
        if isOffice, cases[ledger].isEmpty || random.once(in: 5) {
            return try record(at: node, ledger)
        }
        guard let form = try form(at: node, ledger) else { return }
        let conflicts = form.view.conflicts
        if !conflicts.isEmpty, random.once(in: 2) {
            return try resolve(random.pick(conflicts), form, at: node)
        }
        if node.isOfLaterVersion, random.once(in: 4) { return try useNewField(form, at: node) }
        switch random.below(20) {
        case 0..<11: try edit(form, at: node)
        case 11: try void(form, at: node)
        case 12, 13: try handOver(form, at: node)
        default: try act(form, at: node)
        }
    }

    // MARK: Looking

    /// A case on the screen: one just opened, or one that has stood there for a while.
    private func form(at node: SimulatedNode, _ ledger: Int) throws -> OpenForm? {
        let standing = forms.indices.filter { forms[$0].node == node.number }
        if let index = standing.first, random.once(in: 3) {
            count(.staleForm)
            return forms.remove(at: index)
        }
        guard !cases[ledger].isEmpty else { return nil }
        let recent = cases[ledger].suffix(6)
        let id = recent[recent.startIndex + random.below(recent.count)]
        guard case .done(let view) = node.attempt({ try $0.show(id) }),
            let vector = SimulatedNode.vector(in: view.basis)
        else { return nil }
        try observe(vector, of: ledger, at: node)
        let form = open(view, ledger, at: node, vector)
        if random.once(in: 4) {
            forms.append(form)
            if forms.count > 12 { forms.removeFirst() }
        }
        return form
    }

    private func open(
        _ view: CaseView,
        _ ledger: Int,
        at node: SimulatedNode,
        _ vector: VersionVector,
    ) -> OpenForm {
        var values: [FollowedField: Set<String>] = [:]
        var saw: [FollowedField: Set<Int>] = [:]
        for field in FollowedField.allCases {
            let shown = field.values(in: view)
            values[field] = shown
            let cell = FollowedCell(caseID: view.id, field: field)
            saw[field] = model.shown(in: cell, values: shown, to: vector)
        }
        return OpenForm(node: node.number, ledger: ledger, view: view, values: values, saw: saw)
    }

    // MARK: Doing

    func newDeed(_ ledger: Int, _ caseID: String, _ mark: Deed.Mark) -> Deed {
        defer { deedCount += 1 }
        return Deed(number: deedCount, ledger: ledger, caseID: caseID, mark: mark)
    }

    private func record(at node: SimulatedNode, _ ledger: Int) throws {
        var deed = newDeed(ledger, "", .recorded)
        let subject = "เรื่องที่ \(deed.number)"
        var entry = ComplaintEntry([
            .channel: "walk-in", .subject: subject, .detail: "รายละเอียด \(deed.number)",
        ])
        deed.values[.subject] = subject
        if random.once(in: 2) {
            let place = "หมู่ \(deed.number)"
            entry[.place] = place
            deed.values[.place] = place
        }
        if random.once(in: 4) {
            entry[.name] = "สมชาย ใจดี"
            entry[.address] = "1 หมู่ 2"
        }
        let entered = entry
        try carryOut(deed, "record", at: node) { field in
            let recorded = try field.record([Recording(entry: entered)], allOrNothing: true)[0]
            return try recorded.get().id
        }
    }

    private func edit(_ form: OpenForm, at node: SimulatedNode) throws {
        let field = random.pick(FollowedField.known)
        var deed = newDeed(form.ledger, form.view.id, .values)
        let value = "คำ \(deed.number)"
        deed.values[field] = value
        deed.saw[field] = form.saw[field]
        let basis = options.plant == .blindForms ? nil : form.view.basis
        guard let editable = EditableField(rawValue: field.editable) else { return }
        try carryOut(deed, "edit \(field)", at: node) {
            try $0.edit(form.view.id, editable, to: value, basis: basis)
            return nil
        }
    }

    private func act(_ form: OpenForm, at node: SimulatedNode) throws {
        let kinds: [ActionKind] = [
            .note, .note, .accept, .triage, .memo, .sign, .assign, .reportResult, .notify, .close,
        ]
        var acting = Acting(caseName: form.view.id, kind: random.pick(kinds))
        acting.unit = random.pick(["กองช่าง", "กองคลัง"])
        let category = random.pick(["service", "conduct", "information"])
        if acting.kind == .triage { acting.category = category }
        acting.basis = form.view.basis
        try take(acting, form, at: node)
    }

    private func void(_ form: OpenForm, at node: SimulatedNode) throws {
        var acting = Acting(caseName: form.view.id, kind: .void)
        acting.reason = "ลงซ้ำ"
        acting.basis = form.view.basis
        if try take(acting, form, at: node) { count(.voided) }
    }

    @discardableResult
    private func take(_ acting: Acting, _ form: OpenForm, at node: SimulatedNode) throws -> Bool {
        var acting = acting
        let text = "กระทำ \(deedCount)"
        acting.text = text
        let deed = newDeed(form.ledger, form.view.id, .acted(text: text))
        let taken = acting
        return try carryOut(deed, "act \(acting.kind.rawValue)", at: node) {
            try $0.act(taken)
            return nil
        }
    }

    private func resolve(
        _ conflict: ConflictView,
        _ form: OpenForm,
        at node: SimulatedNode,
    ) throws {
        let kept = random.pick(conflict.values)
        let field = FollowedField.allCases.first { $0.editable == conflict.field }
        let other: Deed.Mark = conflict.field == "number" ? .renumbered : .other
        var deed = newDeed(form.ledger, form.view.id, field == nil ? other : .values)
        if let field {
            deed.values[field] = kept.value
            deed.saw[field] = form.saw[field]
        }
        let basis = form.view.basis
        let isDone = try carryOut(deed, "resolve \(conflict.field)", at: node) {
            try $0.resolve(form.view.id, conflict.field, .keep(dot: kept.dot), basis: basis)
            return nil
        }
        if isDone { count(.resolution) }
    }

    /// Does one thing, while the disk may fail, and takes down what came of it.
    ///
    /// - Returns: whether it was acknowledged.
    @discardableResult
    func carryOut(
        _ deed: Deed,
        _ words: String,
        at node: SimulatedNode,
        _ body: (FieldNode) throws -> String?,
    ) throws -> Bool {
        var deed = deed
        deed.author = node.identity
        armDisk(of: node)
        // What breaks off is told from what was acknowledged by what the node held before.
        if node.isTroubled, !node.acknowledged.isEmpty { try observe(node) }
        let attempt = node.attempt(body)
        note("\(node.name) \(words) \(deed.caseID): \(Self.word(for: attempt))")
        switch attempt {
        case .done(let caseID):
            var done = deed
            if let caseID { done.caseID = caseID }
            noteConcurrency(of: done)
            acknowledge(done, at: node)
            node.acknowledged[done.ledger, default: []].append(done)
            try settleQuietly(node)
            return true
        case .refused:
            try settle(node, isStill: true)
            return false
        case .failed:
            node.unsure = deed
            try settle(node, hasFailed: true)
            return false
        }
    }

    private func noteConcurrency(of deed: Deed) {
        for (field, saw) in deed.saw {
            let cell = FollowedCell(caseID: deed.caseID, field: field)
            if model.live(in: cell, held: { _ in true }).count > 1 || saw.isEmpty {
                count(.concurrentEdit)
            }
        }
    }
}
