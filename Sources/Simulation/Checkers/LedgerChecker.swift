import FieldNode
import NodeStore
import SyncProtocol

/// Holds the state that all nodes have agreed on against what people did.
struct LedgerChecker {
    let world: SimulatedWorld
    let ledger: Int
    let state: LedgerState
    /// The nodes that hold the ledger.
    let holders: [Int]

    private static let caseTable = DomainTable.complaint.tag.value
    private static let actionTable = DomainTable.action.tag.value

    func check() throws {
        let vector = world.nodes[holders[0]].vectors[ledger] ?? VersionVector()
        let held = try heldDeeds(in: vector)
        try checkCells(held)
        try checkActions(held)
        try checkSteps(held)
        try checkNumbers()
        try world.checkNewRows(state, of: ledger, held: held)
    }

    /// Every acknowledged deed is held, but those that a lost disk has taken along.
    private func heldDeeds(in vector: VersionVector) throws -> Set<Int> {
        var held: Set<Int> = []
        for (number, deed) in world.model.deeds.sorted(by: { $0.key < $1.key })
        where deed.ledger == ledger {
            if world.isQuarantined(number) { continue }
            if world.model.isHeld(number, by: vector) {
                held.insert(number)
            } else if !world.model.mayBeLost.contains(number) {
                throw Violation(
                    promise: .nothingLost,
                    detail: "deed \(number), \(deed.mark) on \(deed.caseID), is nowhere"
                )
            }
        }
        return held
    }

    // MARK: Cases and their fields

    private func checkCells(_ held: Set<Int>) throws {
        var rows: [String: RowDump] = [:]
        for row in state.rows where row.table == Self.caseTable { rows[row.id] = row }
        for (number, deed) in world.model.deeds.sorted(by: { $0.key < $1.key })
        where deed.mark == .recorded && held.contains(number) {
            // The id of a case whose recording broke off was never told to anybody.
            if deed.caseID.isEmpty { continue }
            guard let row = rows[deed.caseID] else {
                throw Violation(
                    promise: .nothingLost,
                    detail: "the case \(deed.caseID) is not there"
                )
            }
            for field in FollowedField.allCases { try check(field, of: row, held) }
        }
    }

    private func check(_ field: FollowedField, of row: RowDump, _ held: Set<Int>) throws {
        let cell = FollowedCell(caseID: row.id, field: field)
        let expected = world.model.live(in: cell) { held.contains($0) }
        let dump = row.cells.first { $0.cell == field.tag.value }
        let shown = Set(dump?.values.map(\.value) ?? [])
        if shown != expected {
            throw Violation(
                promise: .nothingOverwritten,
                detail: "\(field) of \(row.id) shows \(shown.sorted()), and what nobody has "
                    + "knowingly replaced is \(expected.sorted())"
            )
        }
    }

    private func checkActions(_ held: Set<Int>) throws {
        var actions: [String: String] = [:]
        for row in state.rows where row.table == Self.actionTable {
            guard let text = row.value(of: ActionCell.text),
                let complaint = row.value(of: ActionCell.complaint)
            else { continue }
            actions[text] = complaint
        }
        for number in held.sorted() {
            guard let deed = world.model.deeds[number], case .acted(let text) = deed.mark else {
                continue
            }
            if actions[text] != deed.caseID {
                throw Violation(
                    promise: .nothingLost,
                    detail: "the action '\(text)' on \(deed.caseID) is not there"
                )
            }
        }
    }

    /// What people wrote on a hand-over is there.
    private func checkSteps(_ held: Set<Int>) throws {
        var words: Set<Deed.Mark> = []
        for row in state.rows {
            for value in row.cells.flatMap(\.values) {
                words.insert(.stepped(table: row.table, words: value.value))
            }
        }
        for number in held.sorted() {
            guard let deed = world.model.deeds[number], case .stepped(_, let step) = deed.mark,
                !words.contains(deed.mark)
            else { continue }
            throw Violation(promise: .nothingLost, detail: "the step '\(step)' is not there")
        }
    }

    // MARK: The register

    private func checkNumbers() throws {
        var byYear: [Int: [Int: [String]]] = [:]
        var mentioned: [Int: Set<Int>] = [:]
        for row in state.rows where row.table == Self.caseTable {
            let numbers = row.cells.first { $0.cell == ComplaintCell.number.value }?.values ?? []
            for (index, value) in numbers.enumerated() {
                let parts = value.value.split(separator: "/").compactMap { Int($0) }
                guard parts.count == 2 else { continue }
                mentioned[parts[0], default: []].insert(parts[1])
                if index == 0 {
                    byYear[parts[0], default: [:]][parts[1], default: []].append(row.id)
                }
            }
            let remarks = row.cells.first { $0.cell == ComplaintCell.remark.value }?.values ?? []
            for remark in remarks { Self.add(numbersIn: remark.value, to: &mentioned) }
        }
        tamper(with: &mentioned, &byYear)
        try checkGaps(mentioned)
        try checkRepeats(byYear)
    }

    /// Shows the checks a register as it must never be, where that was asked for.
    private func tamper(
        with mentioned: inout [Int: Set<Int>],
        _ byYear: inout [Int: [Int: [String]]],
    ) {
        guard let year = byYear.keys.min() else { return }
        switch world.options.plant {
        case .missingNumber: mentioned[year]?.remove(1)
        case .repeatedNumber:
            let second = byYear[year]?[2] ?? []
            byYear[year]?[1]? += second
        default: break
        }
    }

    /// Numbers that a case had before, as its remark shows them: `เดิมเลขที่ 5/2569`.
    private static func add(numbersIn remark: String, to mentioned: inout [Int: Set<Int>]) {
        let words = remark.split(separator: " ")
        for (before, word) in zip(words, words.dropFirst()) where before == "เดิมเลขที่" {
            let parts = word.split(separator: "/").compactMap { Int($0) }
            if parts.count == 2 { mentioned[parts[1], default: []].insert(parts[0]) }
        }
    }

    private func checkGaps(_ mentioned: [Int: Set<Int>]) throws {
        if hasMovedFromRevoked { return }
        for (year, numbers) in mentioned.sorted(by: { $0.key < $1.key }) {
            guard let last = numbers.max() else { continue }
            if let gap = (1...last).first(where: { !numbers.contains($0) }) {
                throw Violation(
                    promise: .gaplessNumbers,
                    detail: "\(state.office) has no number \(gap)/\(year), but \(last)/\(year)"
                )
            }
        }
    }

    /// Whether numbers were given after others that are not admitted any more, so that there are gaps
    /// that no node could help.
    private var hasMovedFromRevoked: Bool {
        guard let revoked = world.revoked, revoked.ledger == ledger else { return false }
        let keepers = world.bookKeepers[ledger]
        return keepers.contains(revoked.identity) && keepers.count > 1
    }

    private func checkRepeats(_ byYear: [Int: [Int: [String]]]) throws {
        let repeated = byYear.values.flatMap(\.values).filter { $0.count > 1 }.flatMap { $0 }
        if repeated.isEmpty { return }
        for holder in holders.map({ world.nodes[$0] }) {
            guard case .done(let listed) = holder.attempt({ try $0.conflicts() }) else { continue }
            let numbers = listed.filter { $0.conflicts.contains { $0.field == "number" } }
            let seen = Set(numbers.map(\.id))
            if let unseen = repeated.sorted().first(where: { !seen.contains($0) }) {
                throw Violation(
                    promise: .numbersSeen,
                    detail: "\(holder.name) does not list that \(unseen) shares its number"
                )
            }
        }
    }
}

extension FollowedField {
    /// The cell in the log.
    fileprivate var tag: CellTag {
        switch self {
        case .subject: ComplaintCell.subject
        case .place: ComplaintCell.place
        case .accused: ComplaintCell.accused
        case .urgency: FutureBuild.urgency
        }
    }
}

extension RowDump {
    /// The shown value of a cell.
    func value(of tag: CellTag) -> String? {
        cells.first { $0.cell == tag.value }?.values.first?.value
    }
}
