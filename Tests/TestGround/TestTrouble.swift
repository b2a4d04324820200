/// What keeps a test from saying whether a promise is kept.
package enum TestTrouble: Error {
    /// The system refused a call.
    case system(Int32)
    /// A command did not come to its end.
    case stuck(String)
    /// Something that was waited for did not come.
    case neverHappened(String)
    /// The program printed something else than was agreed.
    case unexpected(String)
}

/// Looks again and again until something is so.
///
/// - Throws: ``TestTrouble/neverHappened(_:)`` after the deadline.
package func eventually(
    _ what: String,
    within patience: Duration = .seconds(20),
    _ isSo: () async throws -> Bool,
) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: patience)
    while try await !isSo() {
        guard clock.now < deadline else { throw TestTrouble.neverHappened(what) }
        try await Task.sleep(for: .milliseconds(10))
    }
}
