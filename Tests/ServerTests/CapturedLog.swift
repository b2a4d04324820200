import Logging
import Synchronization

/// What was logged, for tests that ask whether something was or was not.
final class CapturedLog: Sendable {
    private let lines = Mutex<[String]>([])

    /// A logger that writes into this log only.
    var logger: Logger {
        Logger(label: "test") { _ in Handler(log: self) }
    }

    /// All lines of level error and above, with their metadata.
    var errors: [String] { lines.withLock { $0 } }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .error

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let line = "\(event.message) \(event.metadata ?? [:])"
            log.lines.withLock { $0.append(line) }
        }
    }
}
