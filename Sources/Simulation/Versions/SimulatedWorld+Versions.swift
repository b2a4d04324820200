import ComplaintModel
import FieldNode
import NodeStore
import SyncProtocol

/// Nodes of two versions of the program in one world, and what people do with the later one.
extension SimulatedWorld {
    /// Decides which version a node runs that is about to be set up.
    func chooseVersion(of node: SimulatedNode) {
        guard plan.faults.contains(.versionsMixed), random.once(in: 2) else { return }
        node.schema = FutureBuild.schema
        count(.versionsMixed)
    }

    // MARK: Upgrading

    /// Somebody installs the later version on a node, which starts again; on the way its disk may fail.
    ///
    /// - Throws: ``Violation`` if it then shows or holds anything else than before.
    func upgrade(_ node: SimulatedNode) throws {
        if node.isOfLaterVersion { return }
        try observe(node)
        let before = try state(of: node)
        node.schema = FutureBuild.schema
        count(.nodeUpgraded)
        try reopen(node)
        node.giveRoom()
        if try state(of: node) != before {
            throw Violation(
                promise: .upgradesKeep,
                detail: "\(node.name) shows something else after it was upgraded"
            )
        }
        try observe(node)
    }

    private func state(of node: SimulatedNode) throws -> [LedgerState] {
        guard case .done(let state) = node.attempt({ try $0.state() }) else {
            throw Violation(promise: .opens, detail: "\(node.name) cannot show its state")
        }
        return state
    }

    /// At the end of some worlds all nodes come to be of the later version, and every one is audited:
    /// each value stands where that version puts it.
    func upgradeTheRest() throws {
        guard !plan.faults.isDisjoint(with: [.versionsMixed, .nodeUpgraded]), random.once(in: 2)
        else { return }
        for node in nodes {
            try upgrade(node)
            try audit(node)
        }
    }

    // MARK: Working

    /// Uses one of the fields that only the later version has.
    func useNewField(_ form: OpenForm, at node: SimulatedNode) throws {
        switch random.below(4) {
        case 0: try spend(form, at: node)
        case 1: try visit(form, at: node)
        default: try press(form, at: node)
        }
    }

    private func press(_ form: OpenForm, at node: SimulatedNode) throws {
        let id = form.view.id
        guard case .done(let view) = node.attempt({ try $0.show(id) }),
            case .done(let shown) = node.attempt({ try $0.urgencies(of: id, in: view.office) }),
            let vector = SimulatedNode.vector(in: view.basis)
        else { return }
        try observe(vector, of: form.ledger, at: node)
        var deed = newDeed(form.ledger, id, .values)
        let value = "ด่วน \(deed.number)"
        let cell = FollowedCell(caseID: id, field: .urgency)
        deed.values[.urgency] = value
        deed.saw[.urgency] = model.shown(in: cell, values: shown, to: vector)
        let isDone = try carryOut(deed, "press", at: node) {
            try $0.press(id, value, basis: view.basis)
            return nil
        }
        if isDone { count(.newField) }
    }

    private func spend(_ form: OpenForm, at node: SimulatedNode) throws {
        let cost = deedCount
        let text = Self.spending + String(cost)
        let deed = newDeed(form.ledger, form.view.id, .acted(text: text))
        let isDone = try carryOut(deed, "spend", at: node) {
            try $0.spend(form.view.id, text, cost: Int64(cost), basis: form.view.basis)
            return nil
        }
        if isDone { count(.newField) }
    }

    private func visit(_ form: OpenForm, at node: SimulatedNode) throws {
        let sight = "เห็น \(deedCount)"
        let deed = newDeed(form.ledger, form.view.id, .visited(sight: sight))
        let isDone = try carryOut(deed, "visit", at: node) {
            try $0.visit(form.view.id, sight: sight)
            return nil
        }
        if isDone { count(.newField) }
    }

    // MARK: Checking

    private static let spending = "จ่าย "

    /// What stands in the new table, and in the new field of actions, is what people wrote there; the
    /// new field of complaints is followed like every other.
    ///
    /// - Throws: ``Violation`` if anything is missing.
    func checkNewRows(_ state: LedgerState, of ledger: Int, held: Set<Int>) throws {
        var sights: [String: String] = [:]
        for row in state.rows where row.table == FutureBuild.visitTag.value {
            sights[row.value(of: FutureBuild.sight) ?? ""] = row.value(of: FutureBuild.visited)
        }
        for number in held.sorted() {
            guard let deed = model.deeds[number], deed.ledger == ledger,
                case .visited(let sight) = deed.mark, sights[sight] != deed.caseID
            else { continue }
            throw Violation(promise: .nothingLost, detail: "the visit '\(sight)' is not there")
        }
        for row in state.rows where row.table == DomainTable.action.tag.value {
            guard let text = row.value(of: ActionCell.text), text.hasPrefix(Self.spending),
                row.value(of: FutureBuild.cost) != String(text.dropFirst(Self.spending.count))
            else { continue }
            throw Violation(promise: .nothingLost, detail: "the cost of '\(text)' is not there")
        }
    }
}
