import SyncProtocol
import Synchronization

/// What was read of the database and stays true until a transaction changes it.
///
/// The node's connection is the only one, so what was read once need not be read for every record.
/// Whoever writes such a row changes what is kept as well; a transaction that is undone, wholly or
/// with an error, leaves nothing kept.
final class KeptState: Sendable {
    private struct Content: Sendable {
        var settings: [String: String]?
        var newestChangeTime: Int64?
        /// The ledger that was worked in last: at most one, so that a hub keeps no country in memory.
        var log: (ledger: Int64, state: LedgerLog.State)?
    }

    private let content = Mutex(Content())

    /// Forgets everything.
    func forget() { content.withLock { $0 = Content() } }

    // MARK: Settings

    /// The node's settings, read by the closure when they are not at hand.
    func settings(_ read: () throws -> [String: String]) rethrows -> [String: String] {
        if let settings = content.withLock({ $0.settings }) { return settings }
        let settings = try read()
        content.withLock { $0.settings = settings }
        return settings
    }

    /// Follows a setting that was set.
    func note(_ name: String, setTo value: String) {
        content.withLock { _ = $0.settings?.updateValue(value, forKey: name) }
    }

    /// Follows settings that were removed.
    func forgetSettings() { content.withLock { $0.settings = nil } }

    // MARK: The log

    /// The latest wall clock of any change, read by the closure when it is not at hand.
    func newestChangeTime(_ read: () throws -> Int64?) rethrows -> Int64? {
        if let time = content.withLock({ $0.newestChangeTime }) { return time }
        let time = try read()
        content.withLock { $0.newestChangeTime = time }
        return time
    }

    /// Follows changes that were appended.
    func note(newestChangeTime time: Int64) {
        content.withLock { content in
            content.newestChangeTime = content.newestChangeTime.map { max($0, time) }
        }
    }

    /// How a ledger's lines stand, read by the closure when it is not at hand.
    func log(
        of ledger: Int64,
        _ read: () throws -> LedgerLog.State,
    ) rethrows -> LedgerLog.State {
        let kept = content.withLock { $0.log }
        if let kept, kept.ledger == ledger { return kept.state }
        let state = try read()
        content.withLock { $0.log = (ledger, state) }
        return state
    }

    /// Follows what has changed in a ledger's lines.
    func note(in ledger: Int64, _ change: (inout LedgerLog.State) -> Void) {
        content.withLock { content in
            guard var log = content.log, log.ledger == ledger else { return }
            content.log = nil
            change(&log.state)
            content.log = log
        }
    }

    /// Forgets how any ledger's lines stand.
    func forgetLog() { content.withLock { $0.log = nil } }
}
