import NodeStore
import SyncProtocol
import Synchronization

// Who may write what, as the registries that are held say.

extension FieldNode {
    /// The public half of the deployment's root key; nil before an invitation was accepted.
    func root(_ reader: StoreReader) throws -> VerifyingKey? {
        guard let text = try reader.setting(Setting.root), let bytes = [UInt8](hex: text) else {
            return nil
        }
        return VerifyingKey(bytes: bytes)
    }

    /// Who may write what; read once until a registry moves.
    func authority(_ reader: StoreReader) throws -> Authority {
        if let known = knownAuthority.withLock({ $0 }) { return known }
        let authority = try readAuthority(reader)
        knownAuthority.withLock { $0 = authority }
        return authority
    }

    /// Works the authority out from all statements that are held.
    func readAuthority(_ reader: StoreReader) throws -> Authority {
        guard let root = try root(reader) else { return Authority(root: nil) }
        var statements: [HeldStatement] = []
        var logs: [LedgerID: LedgerLog] = [:]
        for ledger in try reader.ledgers() {
            guard let prefix = ledger.registryPrefix else { continue }
            let log = try reader.log(of: ledger)
            logs[ledger.id] = log
            statements += try self.statements(of: log, prefix: prefix, reader)
        }
        return Authority(
            root: root,
            statements: statements,
            registries: Set(try reader.ledgers().compactMap(\.registryPrefix)),
            isWithin: { held, limit in
                guard let log = logs[held.place.ledger] else { return false }
                return (try? log.isWithin(held.place.dot, limit)) ?? false
            }
        )
    }

    private func statements(
        of log: LedgerLog,
        prefix: Utf8Text,
        _ reader: StoreReader,
    ) throws -> [HeldStatement] {
        try reader.otherKeys(.statements, of: log.number).compactMap { key in
            guard let row = try statementRow(key, reader),
                let origin = log.lineage.lines[key.dot.line]?.origin,
                let author = log.key(of: origin), let stamp = try log.stamp(of: key.dot),
                case .bytes(let bytes) = row.shown(Statement.cell),
                let statement = try? Statement(decoding: bytes)
            else { return nil }
            return HeldStatement(
                id: RowID(hash: stamp.hash, ordinal: key.ordinal),
                registryPrefix: prefix,
                author: author,
                place: HeldStatement.Place(ledger: log.ledger, origin: origin, dot: key.dot),
                height: stamp.height,
                statement: statement
            )
        }
    }

    /// A row of a registry; nil if the disk has damaged it, which then lets nobody in.
    ///
    /// `verify` names such a row, and making the rows again from the log mends it.
    private func statementRow(_ key: RowKey, _ reader: StoreReader) throws -> RowState? {
        do { return try reader.row(.statements, key) } catch is ChangeSetError { return nil }
    }
}

extension StoreReader.HeldLedger {
    /// The prefix whose registry this is; nil for the ledger of an office.
    var registryPrefix: Utf8Text? { Self.registryPrefix(of: code) }

    /// The prefix that a registry's name says; nil for an office's code.
    static func registryPrefix(of code: String) -> Utf8Text? {
        if code == registry { return .everything }
        guard code.hasPrefix(registry + "/") else { return nil }
        return Utf8Text(String(code.dropFirst(registry.count + 1)))
    }

    /// The name that a registry goes by.
    static func registryCode(_ prefix: Utf8Text) -> String {
        prefix.bytes.isEmpty ? registry : registry + "/" + prefix.string
    }

    private static let registry = "registry"
}
