package import ComplaintModel
import Foundation
import NodeStore
import SyncProtocol

/// One action to take on a case.
package struct Acting: Sendable {
    /// The case, as a person names it.
    package var caseName: String
    /// What is done.
    package var kind: ActionKind
    /// When it was done; nil for now.
    package var date: String?
    /// The words of the entry.
    package var text: String?
    /// The unit concerned.
    package var unit: String?
    /// The officer who acted.
    package var by: String?
    /// The category that a triage chose.
    package var category: String?
    /// Which entry is taken back, counted from 1 as `show` lists them.
    package var retracts: Int?
    /// Why.
    package var reason: String?
    /// What the person had seen; nil for everything held now.
    package var basis: String?
    /// Whether a person vouches for a date that looks like a slip.
    package var acceptsDate = false

    /// Describes an action to take.
    package init(caseName: String, kind: ActionKind) {
        self.caseName = caseName
        self.kind = kind
    }
}

/// An action that was taken.
package struct TakenAction: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// The case's number.
    package let number: String
    /// The state after the action.
    package let state: String
}

extension FieldNode {
    /// Takes an action on a case of any ledger held here.
    ///
    /// - Throws: ``FieldNodeError`` if the case's state or procedure does not allow it.
    @discardableResult
    package func act(_ acting: Acting) throws -> TakenAction {
        let (summary, ledger) = try store.read { try find(acting.caseName, in: $0) }
        try write(in: ledger) { work in
            try work.act(acting, on: summary.key)
        }
        let state = try store.read { try $0.caseSummary(summary.key)?.state ?? "" }
        return TakenAction(
            id: summary.id.description, number: summary.numberText, state: state)
    }
}

extension LedgerWork {
    fileprivate func act(_ acting: Acting, on key: RowKey) throws {
        guard let row = try writer.reader.row(DomainTable.complaint.tag, key) else {
            throw FieldNodeError.unknownCase(typed: acting.caseName)
        }
        let work = CaseWork(
            key: key, row: row, actions: try writer.reader.actions(of: key), rules: rules,
            lineage: log.lineage)
        let action = try caseAction(acting)
        let answer = ActionCheck.legal(
            action, after: work.caseActions, standing: work.standing, procedure: rules.procedure)
        if case .fails(let because) = answer { throw FieldNodeError.actionRefused(because) }
        let retracted = action.retracts.map { work.actions[$0].key }
        let seen = try Basis.seen(acting.basis, in: log)
        try author(CellWrite.action(action, on: key, retracts: retracted), seen: seen)
    }

    private func caseAction(_ acting: Acting) throws -> CaseAction {
        let now = node.now
        var date = now
        if let typed = acting.date {
            do throws(ComplaintModelError) {
                date = try DateEntry.parse(typed)
                if !acting.acceptsDate { try DateEntry.check(date, today: now.date) }
            } catch { throw FieldNodeError.model(error) }
        }
        var category: CategoryCode?
        if let typed = acting.category {
            guard let code = CategoryCode(typed) else {
                throw FieldNodeError.actionRefused(
                    KnownCodes.unknownCategory(typed, in: rules.procedure))
            }
            category = code
        }
        return CaseAction(
            kind: acting.kind, date: date, text: acting.text.normalised,
            unit: acting.unit.normalised, by: acting.by.normalised, category: category,
            retracts: acting.retracts.map { $0 - 1 }, reason: acting.reason.normalised)
    }
}

extension CellWrite {
    /// The writes of an action row.
    static func action(
        _ action: CaseAction, on complaint: RowKey, retracts: RowKey?,
    ) -> [CellWrite] {
        let cells: [(CellTag, Value?)] = [
            (ActionCell.complaint, .row(.row(complaint))),
            (ActionCell.kind, .code(action.kind.rawValue)),
            (ActionCell.date, .integer(Int64(action.date.minuteNumber))),
            (ActionCell.text, action.text.map { .text($0) }),
            (ActionCell.unit, action.unit.map { .code($0) }),
            (ActionCell.by, action.by.map { .code($0) }),
            (ActionCell.category, action.category.map { .code($0.text) }),
            (ActionCell.retracts, retracts.map { .row(.row($0)) }),
            (ActionCell.reason, action.reason.map { .text($0) }),
        ]
        return cells.compactMap { cell, value in
            value.map {
                CellWrite(
                    table: DomainTable.action.tag, row: .own(0), cell: cell, rule: .writeOnce,
                    value: $0)
            }
        }
    }
}

extension String? {
    /// Text as it is kept: trimmed, in Unicode normal form C; nil if nothing is left.
    var normalised: String? {
        guard let text = self?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty else {
            return nil
        }
        return text.precomposedStringWithCanonicalMapping
    }
}
