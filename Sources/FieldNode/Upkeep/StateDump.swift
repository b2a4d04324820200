import Foundation
import NodeStore
package import SyncProtocol

/// The whole merged state of one ledger, in terms that every node shares.
package struct LedgerState: Hashable, Sendable, Encodable {
    /// The ledger's id.
    package let ledger: String
    /// Its office's code.
    package let office: String
    /// `origin:sequence:hash` of the last change of each line.
    package let vector: [String]
    /// Every row, sorted by table and id.
    package let rows: [RowDump]
}

/// One merged row.
package struct RowDump: Hashable, Sendable, Encodable {
    /// The table's number.
    package let table: UInt32
    /// The row's id.
    package let id: String
    /// The derived state of a complaint; absent for other rows.
    package let state: String?
    /// The cells by number, each with its live values, the shown one first.
    package let cells: [CellDump]
}

/// One cell of a merged row.
package struct CellDump: Hashable, Sendable, Encodable {
    package let cell: UInt32
    package let values: [ValueDump]
}

/// One live value.
package struct ValueDump: Hashable, Sendable, Encodable {
    /// The kind's number.
    package let kind: UInt8
    /// Text as it is; rows by id; everything else as digits or hexadecimal.
    package let value: String
    /// The changes that wrote it, `origin:sequence:hash`, sorted.
    package let dots: [String]
}

extension FieldNode {
    /// The merged state of the ledgers held, in a canonical order: the same on two nodes that hold
    /// the same changes.
    ///
    /// What one ledger says of a reserved case of another is masked where that other one is held too:
    /// nobody else can tell that the case is reserved.
    ///
    /// Keys, peers and everything else of the node itself are not in it.
    package func state(office: String? = nil) throws -> [LedgerState] {
        try store.read { reader in
            let ledgers = try reader.ledgers()
            if let office, !ledgers.contains(where: { $0.code == office }) {
                throw FieldNodeError.unknownOffice(typed: office)
            }
            return try ledgers.filter { office == nil || $0.code == office }
                .sorted { $0.id < $1.id }
                .map { try StateScribe(reader, try reader.log(of: $0)).state($0) }
        }
    }

    /// What is held of an office's ledger, without reading a row of it.
    ///
    /// - Parameter office: the office's code.
    /// - Returns: the vector, empty if nothing of that office is held.
    /// - Throws: `StoreError`.
    package func vector(office: String) throws -> VersionVector {
        try store.read { reader in
            let ledgers = try reader.ledgers().filter { $0.code == office }
            guard let ledger = ledgers.min(by: { $0.id < $1.id }) else { return VersionVector() }
            return try reader.log(of: ledger).versionVector
        }
    }

    /// Whether this node's key signs for an origin of an office's ledger.
    ///
    /// - Parameters:
    ///   - origin: the origin.
    ///   - office: the office's code.
    /// - Returns: whether it does; false for an origin that is not held.
    /// - Throws: `StoreError`.
    package func signs(for origin: Origin, office: String) throws -> Bool {
        try store.read { reader in
            try reader.ledgers().filter { $0.code == office }.contains {
                try reader.log(of: $0).key(of: origin) == verifyingKey
            }
        }
    }
}

/// Puts merged rows into terms that every node shares.
private struct StateScribe {
    let reader: StoreReader
    let log: LedgerLog
    /// The requests for reserved cases of this ledger, and the offers of those and of reserved cases of
    /// other ledgers: what is said to them speaks of such a case without naming it.
    private let reservedSteps: Set<RowKey>

    init(_ reader: StoreReader, _ log: LedgerLog) throws {
        self.reader = reader
        self.log = log
        let desk = TransferDesk(reader, log)
        let offers = try desk.rows(DomainTable.offerTag).filter { offer in
            try offer.row.foreign(OfferCell.complaint).map {
                try reader.caseSummary(id: $0.id)?.row.reservedFor != nil
            } ?? false
        }
        reservedSteps = try desk.steps { try reader.caseSummary($0)?.row.reservedFor != nil }
            .union(offers.map(\.key))
    }

    func state(_ ledger: StoreReader.HeldLedger) throws -> LedgerState {
        let rows = try reader.rowKeys(of: log).flatMap { tag, keys in
            try keys.compactMap { try dump(tag, $0) }.sorted { $0.id < $1.id }
        }
        return LedgerState(
            ledger: ledger.id.description,
            office: ledger.code,
            vector: log.versionVector.entries.map {
                "\($0.origin):\($0.sequence):\($0.hashPrefix.hex)"
            },
            rows: rows
        )
    }

    private func dump(_ tag: TableTag, _ key: RowKey) throws -> RowDump? {
        guard let row = try reader.row(tag, key) else { return nil }
        let isCase = tag == DomainTable.complaint.tag
        let isReserved =
            try isCase
            ? row.reservedFor != nil : reservedSteps.contains(key) || concernsReserved(row)
        let state = try isCase ? reader.caseSummary(key)?.state : nil
        return RowDump(
            table: tag.value,
            id: try id(of: key),
            state: isReserved ? state.map { _ in Disclosure.state } : state,
            cells: try row.cells.map { cell in
                CellDump(
                    cell: cell.tag.value,
                    values: try cell.siblings.map { try dump($0, of: row, isReserved: isReserved) }
                )
            }
        )
    }

    /// Whether a row speaks of a case that is reserved for one office, in whatever ledger held here: an
    /// action, a transfer or what became of it, a link, a letter's number.
    private func concernsReserved(_ row: RowState) throws -> Bool {
        try row.cells.contains { cell in
            guard case .row(let named) = row.shown(cell.tag) else { return false }
            if case .row(let key) = named, reservedSteps.contains(key) { return true }
            return try reader.caseSummary(of: named)?.row.reservedFor != nil
        }
    }

    private func dump(
        _ sibling: Sibling,
        of row: RowState,
        isReserved: Bool,
    ) throws -> ValueDump {
        let dots = try sibling.touches.map { try name(of: row.touches[$0].dot) }
        return ValueDump(
            kind: sibling.value.kind,
            value: try isReserved
                ? maskedText(of: sibling.value) : text(of: sibling.value),
            dots: dots.sorted()
        )
    }

    /// Words of a reserved case that were written openly before it was are counted, not shown.
    private func maskedText(of value: Value) throws -> String {
        switch value {
        case .code(let text), .text(let text): "\(Disclosure.state) \(text.bytes.count)"
        default: try text(of: value)
        }
    }

    private func name(of dot: Dot) throws -> String {
        let origin = log.lineage.lines[dot.line]?.origin.description ?? ""
        let hash = try log.stamp(of: dot)?.hash.high.hex ?? ""
        return "\(origin):\(dot.sequence):\(hash)"
    }

    private func id(of key: RowKey) throws -> String {
        guard let stamp = try log.stamp(of: key.dot) else { return "" }
        return RowID(hash: stamp.hash, ordinal: key.ordinal).description
    }

    private func text(of value: Value) throws -> String {
        switch value {
        case .empty: ""
        case .integer(let number): String(number)
        case .code(let text), .text(let text): text.string
        case .removedText(let byteCount): "removed \(byteCount)"
        case .row(.row(let key)): try id(of: key)
        case .row(.foreign(let ledger, let id)): "\(ledger) \(id)"
        case .row(.own(let ordinal)): String(ordinal)
        case .sealed(let keyID, let ciphertext): keyID.hex + " " + ciphertext.hex
        case .blob(let digest, let byteCount): "\(digest) \(byteCount)"
        case .bytes(let bytes), .unknown(_, let bytes): bytes.hex
        case .tuple(let values): try values.map(text).joined(separator: "/")
        }
    }
}
