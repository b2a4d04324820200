import ComplaintModel

extension Step {
    /// As many events are taken in a turn.
    private static let turn = 200

    /// Records the first events at a new office, one durable transaction each; and the same in plain
    /// tables and under the session extension, by turns, since a busy machine slows all three.
    func record() throws -> StepResult {
        let workload = try source.load()
        let office = try MeasuredNode(
            creating: folder.recorder,
            code: MeasuredNode.officeCode,
            level: .office,
            at: workload.openingMoment
        )
        let events = workload.events.prefix(Self.durableCount)
        let rows = events.map(PlainRow.init)
        let tables = try PlainTables(path: folder.plain)
        let outbox = try SessionOutbox(creating: folder.session)
        var clerk = try Clerk(at: office, doing: workload)
        var timing = RecordTiming()
        var (plain, session) = (0.0, 0.0)
        for start in stride(from: 0, to: events.count, by: Self.turn) {
            let turn = start..<min(start + Self.turn, events.count)
            let some = Array(rows[turn])
            plain += try Usage.measure { try tables.write(some, perTransaction: 1) }.1.cpuSeconds
            try timing.take(events[turn], by: &clerk)
            session += try Usage.measure { try outbox.write(some, isDurable: true) }.1.cpuSeconds
        }
        var result = timing.result
        result[.plainCPUSeconds] = plain
        result[.sessionCPUSeconds] = session
        return result
    }
}
