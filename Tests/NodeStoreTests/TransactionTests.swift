import NodeStore
import SyncProtocol
import Testing

@Suite struct TransactionTests {
    private struct Stop: Error {}

    @Test("A transaction whose body throws leaves nothing, also of what it did before")
    func throwing() throws {
        let folder = try TestStore()
        let store = try folder.create()
        let ledger = LedgerID(high: 1, low: 2)
        try store.write { try $0.set("kept", to: "yes") }
        var seen: String?
        #expect(throws: Stop.self) {
            try store.write { writer in
                try writer.set("kept", to: "no")
                _ = try writer.addLedger(ledger, code: "80.21.karo", isOwn: true)
                try writer.keepWaiting([1, 2, 3], of: ledger, from: .none, gaps: [])
                try writer.keepKey(7, wrapped: [1])
                seen = try writer.reader.setting("kept")
                throw Stop()
            }
        }
        #expect(seen == "no")
        #expect(try store.read { try $0.setting("kept") } == "yes")
        #expect(try store.read { try $0.ledgers() }.isEmpty)
        #expect(try store.read { try $0.waitingSets() }.isEmpty)
        #expect(try store.read { try $0.wrappedKey(7) } == nil)
        try store.write { try $0.set("after", to: "works") }
        #expect(try store.read { try $0.setting("after") } == "works")
    }

    @Test("A statement that breaks a rule of the schema undoes its whole transaction")
    func constraint() throws {
        let folder = try TestStore()
        let store = try folder.create()
        let ledger = LedgerID(high: 1, low: 2)
        #expect(throws: StoreError.self) {
            try store.write { writer in
                try writer.set("half", to: "done")
                for _ in 0..<2 { _ = try writer.addLedger(ledger, code: "80.21", isOwn: false) }
            }
        }
        #expect(try store.read { try $0.setting("half") } == nil)
        #expect(try store.read { try $0.ledgers() }.isEmpty)
    }

    @Test("A read sees one state, and cannot write")
    func reading() throws {
        let folder = try TestStore()
        let store = try folder.create()
        try store.write { try $0.set("a", to: "1") }
        let values = try store.read { reader in
            [try reader.setting("a"), try reader.setting("b")]
        }
        #expect(values == ["1", nil])
    }

    @Test("The room for sets that wait is bounded by number and by bytes")
    func waiting() throws {
        let folder = try TestStore()
        let store = try folder.create()
        let ledger = LedgerID(high: 1, low: 2)
        let limit = StoreWriter.waitingLimit
        try store.write { writer in
            for number in 0..<limit {
                try writer.keepWaiting(
                    [UInt8(number >> 8), UInt8(number & 255)],
                    of: ledger,
                    from: .none,
                    gaps: []
                )
            }
        }
        #expect(throws: StoreError.tooManyWaiting(limit: limit)) {
            try store.write { try $0.keepWaiting([9, 9, 9], of: ledger, from: .none, gaps: []) }
        }
        try store.write { try $0.keepWaiting([0, 0], of: ledger, from: .none, gaps: []) }
        #expect(try store.read { try $0.waitingSets().count } == limit)
        let huge = [UInt8](repeating: 0, count: StoreWriter.waitingLimitBytes + 1)
        let other = try TestStore().create()
        #expect(throws: StoreError.tooManyWaiting(limit: limit)) {
            try other.write { try $0.keepWaiting(huge, of: ledger, from: .none, gaps: []) }
        }
    }
}
