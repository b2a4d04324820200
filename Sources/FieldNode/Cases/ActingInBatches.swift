import NodeStore
import Synchronization
import SyncProtocol

extension FieldNode {
    /// Takes actions, one after the other and all in one transaction.
    ///
    /// - Parameters:
    ///   - actings: the actions; a later one sees what an earlier one has done.
    ///   - allOrNothing: whether one that is refused keeps all the others from being taken.
    ///   - isTrial: whether none is to be taken in any case, only judged.
    /// - Returns: what became of each, in the same order; with `allOrNothing` nothing has changed if
    ///   one of them failed.
    /// - Throws: `StoreError`.
    package func act(
        _ actings: [Acting],
        allOrNothing: Bool = false,
        isTrial: Bool = false,
    ) throws -> [Result<TakenAction, FieldNodeError>] {
        struct Undone: Error { let results: [Result<TakenAction, FieldNodeError>] }
        do {
            let results = try transaction { writer in
                let results = try actings.map { try act($0, in: writer) }
                if isTrial || allOrNothing && results.contains(where: \.isFailure) {
                    throw Undone(results: results)
                }
                return results
            }
            localChanges.tell()
            return results
        } catch let undone as Undone { return undone.results }
    }

    private func act(
        _ acting: Acting,
        in writer: StoreWriter,
    ) throws -> Result<TakenAction, FieldNodeError> {
        do {
            let (summary, ledger) = try find(acting.caseName, in: writer.reader)
            let work = try LedgerWork(self, writer, try writer.reader.log(of: ledger))
            try work.act(acting, on: summary.key)
            try work.finish()
            return .success(
                TakenAction(
                    id: summary.id.description,
                    number: summary.numberText,
                    state: try writer.reader.caseSummary(summary.key)?.state ?? ""
                )
            )
        } catch let error as FieldNodeError { return .failure(error) }
    }
}

extension Result {
    /// Whether it is a failure.
    var isFailure: Bool {
        if case .failure = self { true } else { false }
    }
}
