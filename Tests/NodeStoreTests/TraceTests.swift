import NodeStore
import Testing

@Suite struct TraceTests {
    @Test("An attempt that found nobody is in the log, and is not the newest exchange")
    func failedAttempt() throws {
        let folder = try TestStore()
        let store = try folder.create()
        let newest = { try store.read { try $0.exchangeCounts() } }
        var attempt = ExchangeTrace(at: 1_000, peer: "http://centre", way: "http")
        attempt.refused = ["nobody listens"]
        try store.write { try $0.keep(attempt) }
        #expect(try newest().newest == nil && newest().all == 1 && newest().refused == 1)
        try store.write { try $0.keep(ExchangeTrace(at: 2_000, peer: "centre", way: "http")) }
        attempt.at = 3_000
        try store.write { try $0.keep(attempt) }
        #expect(try newest().newest == 2_000)
        // What came before the line broke has come.
        attempt.receivedBytes = 10
        try store.write { try $0.keep(attempt) }
        #expect(try newest().newest == 3_000)
    }
}
