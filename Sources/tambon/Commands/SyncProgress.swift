import FieldNode

/// One line on the terminal that tells how far an exchange has come.
struct SyncProgress {
    private let console: any Console

    /// Speaks on standard error, if a person looks on.
    init(_ console: any Console) { self.console = console }

    /// Runs an exchange and rewrites the line after every step.
    func during(
        _ exchange: (@escaping @Sendable (SyncReport) -> Void) async throws -> SyncReport
    ) async throws -> SyncReport {
        guard console.showsProgress else { return try await exchange { _ in } }
        let (steps, arrival) = AsyncStream<SyncReport>.makeStream(
            bufferingPolicy: .bufferingNewest(1)
        )
        let writing = Task { [console] in
            for await step in steps { try? await console.errors("\r\(Self.line(step))\u{1B}[K") }
            try? await console.errors("\r\u{1B}[K")
        }
        let result: Result<SyncReport, any Error>
        do { result = .success(try await exchange { arrival.yield($0) }) } catch {
            result = .failure(error)
        }
        arrival.finish()
        await writing.value
        return try result.get()
    }

    private static func line(_ report: SyncReport) -> String {
        "ส่ง \(report.sentChanges) รับ \(report.receivedChanges) รายการ "
            + "(\(report.sentBytes + report.receivedBytes) ไบต์)"
    }
}
