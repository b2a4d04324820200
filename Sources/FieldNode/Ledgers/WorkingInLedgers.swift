import ComplaintModel
import NodeStore
package import SyncProtocol

extension FieldNode {
    func newSeed() throws -> RunSeed {
        guard let seed = RunSeed(bytes: world.randomBytes(RunSeed.byteCount)) else {
            preconditionFailure("a world gives as many random bytes as it is asked for")
        }
        return seed
    }

    /// Carries out one transaction in the ledger of a case that a person names.
    ///
    /// - Throws: ``FieldNodeError/unknownCase(typed:)``, ``FieldNodeError/actionRefused(_:)`` for a case
    ///   that is reserved for another office, and whatever the body throws.
    package func write<Value>(
        on caseName: String,
        _ body: (LedgerWork, RowKey) throws -> Value,
    ) throws -> Value {
        try recording { writer in
            let (summary, ledger) = try find(caseName, in: writer.reader)
            try requireMayAct(on: summary, in: ledger.id)
            return try work(in: ledger, writer) { try body($0, summary.key) }
        }
    }

    /// Carries out one transaction in a ledger.
    func write<Value>(
        in ledger: StoreReader.HeldLedger,
        _ body: (LedgerWork) throws -> Value,
    ) throws -> Value {
        try recording { try work(in: ledger, $0, body) }
    }

    /// Carries out one transaction in which a person records something here.
    func recording<Value>(_ body: (StoreWriter) throws -> Value) throws -> Value {
        let value = try transaction(body)
        events.tell(.recorded)
        return value
    }

    /// Works in a ledger, within a transaction.
    func work<Value>(
        in ledger: StoreReader.HeldLedger,
        _ writer: StoreWriter,
        knowing left: LeftCase? = nil,
        _ body: (LedgerWork) throws -> Value,
    ) throws -> Value {
        if try authority(writer.reader).isRevoked(verifyingKey) {
            throw TrustError.revoked(code: office.code.text)
        }
        let work = try LedgerWork(self, writer, try writer.reader.log(of: ledger), knowing: left)
        let value = try body(work)
        try work.finish()
        return value
    }
}
