import ComplaintModel
import FieldNode
import NodeStore
import SyncProtocol

/// Holds the registers of all offices against each other: a case that one of them has handed over stands
/// in another's, both know it, and nothing waits for a step that nobody will take.
struct HandOverChecker {
    /// A row of any ledger, as rows of other ledgers name it.
    private typealias Name = String

    /// Where each case stands, as the state's code.
    private var cases: [Name: String] = [:]
    /// The lines by which cases were taken over, by the case that they are linked to.
    private var lines: [Name: [Name]] = [:]
    /// The cases that requests ask for, by the request.
    private var requests: [Name: Name] = [:]
    private var withdrawn: Set<Name> = []
    /// The lines that outcomes name, by the request; nothing where it was declined.
    private var outcomes: [Name: [Name?]] = [:]
    private var offers: [Name: [Name]] = [:]
    private var answered: Set<Name> = []

    private let model: CausalModel
    private let isQuarantined: (Int) -> Bool

    /// - Parameters:
    ///   - states: what all nodes show of each ledger.
    ///   - model: what people did.
    ///   - isQuarantined: whether somebody's deed is not admitted.
    init(
        _ states: [LedgerState],
        _ model: CausalModel,
        isQuarantined: @escaping (Int) -> Bool,
    ) {
        self.model = model
        self.isQuarantined = isQuarantined
        for state in states {
            for row in state.rows { take(row, of: state.ledger) }
        }
    }

    private mutating func take(_ row: RowDump, of ledger: String) {
        let name = "\(ledger) \(row.id)"
        let own = { (cell: CellTag) in row.value(of: cell).map { "\(ledger) \($0)" } }
        switch TableTag(row.table) {
        case DomainTable.complaint.tag: cases[name] = row.state
        case DomainTable.linkTag:
            guard row.value(of: LinkCell.reason) == FieldNode.takenOver,
                let original = row.value(of: LinkCell.to), let line = own(LinkCell.from)
            else { return }
            lines[original, default: []].append(line)
        case DomainTable.transferTag:
            requests[name] = own(TransferCell.complaint)
        case DomainTable.withdrawalTag:
            own(WithdrawalCell.request).map { _ = withdrawn.insert($0) }
        case DomainTable.outcomeTag:
            guard let request = own(OutcomeCell.request) else { return }
            outcomes[request, default: []].append(row.value(of: OutcomeCell.complaint))
        case DomainTable.offerTag:
            guard let request = row.value(of: OfferCell.request) else { return }
            offers[request, default: []].append(name)
        case DomainTable.answerTag: own(AnswerCell.offer).map { _ = answered.insert($0) }
        default: break
        }
    }

    /// - Throws: ``Violation`` if a case is in nobody's hands, in two without that both know, or waits for
    ///   what nobody will do.
    func check() throws {
        for (name, state) in cases.sorted(by: { $0.key < $1.key }) {
            let standing = (lines[name] ?? []).filter(isInHands)
            let told = requests.filter { $0.value == name }.flatMap { outcomes[$0.key] ?? [] }
            if standing.isEmpty {
                let isLost = told.contains { $0.map(mayBeLost) ?? false }
                if state == CaseState.transferred.rawValue, !isLost {
                    throw broken("\(name) was handed over, and stands in no other register")
                }
            } else if !isRequestLost(of: name) {
                if isOpen(state) { throw broken("\(name) is \(state), and so is \(standing[0])") }
                if !standing.contains(where: told.contains) {
                    throw broken("who has asked for \(name) does not know of \(standing[0])")
                }
            }
        }
        try checkRequests()
    }

    private func checkRequests() throws {
        let open = requests.filter { name, complaint in
            cases[complaint].map(isOpen) ?? false && outcomes[name] == nil
                && !withdrawn.contains(name)
        }
        // Of several that were made apart one waits for the other.
        let byCase = Dictionary(grouping: open.keys) { requests[$0] ?? "" }
        for (complaint, names) in byCase.sorted(by: { $0.key < $1.key })
        where !names.contains(where: waits) {
            throw broken("\(complaint) is asked for, and no offer waits for an answer")
        }
    }

    private func waits(_ request: Name) -> Bool {
        let offers = offers[request] ?? []
        return !offers.isEmpty && !offers.contains(where: answered.contains)
    }

    /// Whether a line counts in its register, or in that of a further office.
    private func isInHands(_ line: Name) -> Bool {
        cases[line].map { $0 != CaseState.voided.rawValue } ?? false
            || (lines[line] ?? []).contains(where: isInHands)
    }

    /// Whether a lost disk may have taken the recording of a line along; who had recorded it may not have
    /// been told its id.
    private func mayBeLost(_ line: Name) -> Bool {
        (deeds(on: line) + (model.deedsByCase[""] ?? [])).contains {
            model.deeds[$0]?.mark == .recorded && model.mayBeLost.contains($0)
        }
    }

    /// Whether a request for a case is not admitted, or a lost disk may have taken it along.
    ///
    /// Nobody can tell then where the case comes from that another office has taken by it; staff is told.
    private func isRequestLost(of complaint: Name) -> Bool {
        deeds(on: complaint).contains {
            guard case .stepped(DomainTable.transferTag.value, _) = model.deeds[$0]?.mark else {
                return false
            }
            return model.mayBeLost.contains($0) || isQuarantined($0)
        }
    }

    private func deeds(on complaint: Name) -> [Int] {
        model.deedsByCase[complaint.split(separator: " ").last.map(String.init) ?? ""] ?? []
    }

    private func isOpen(_ state: String) -> Bool {
        let ended: [CaseState] = [.closed, .declined, .transferred, .voided]
        return !ended.contains { $0.rawValue == state }
    }

    private func broken(_ detail: String) -> Violation {
        Violation(promise: .handedOver, detail: detail)
    }
}
