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
            return try recording { writer in
                // Most files are about one case after the other.
                var left: LeftCase?
                let results = try actings.map { acting in
                    do {
                        return Result<TakenAction, FieldNodeError>.success(
                            try act(acting, in: writer, knowing: &left)
                        )
                    } catch let error as FieldNodeError { return .failure(error) }
                }
                if isTrial || allOrNothing && results.contains(where: \.isFailure) {
                    throw Undone(results: results)
                }
                return results
            }
        } catch let undone as Undone { return undone.results }
    }
}

extension Result {
    /// Whether it is a failure.
    var isFailure: Bool {
        if case .failure = self { true } else { false }
    }
}
