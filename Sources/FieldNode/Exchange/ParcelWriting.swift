import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// The version of this program, as greetings and `--version` say it.
    package static let softwareVersion = "0.1.0"
    /// The version of the tables and columns that this program knows.
    static let schemaVersion: UInt32 = 1

    /// Puts a parcel together; its number is on the disk before anybody can see the parcel.
    ///
    /// - Parameters:
    ///   - offer: the change sets.
    ///   - ledgers: the ledgers whose vectors it tells besides the own one, which stands first
    ///     in every parcel: by it the reader knows whose parcel it is.
    ///   - recipient: whom it is for; nil on a link.
    ///   - notices: what it says to a person.
    /// - Returns: the parcel's bytes.
    /// - Throws: `StoreError` for what SQLite reports.
    func parcel(
        _ offer: Offer,
        telling ledgers: [StoreReader.HeldLedger],
        to recipient: Recipient?,
        notices: [String] = [],
    ) throws -> [UInt8] {
        let number = try nextParcelNumber()
        guard let node = NodeID(bytes: office.nodeID) else {
            preconditionFailure("a node's id has 16 bytes")
        }
        let hello = Hello(
            node: node,
            parcelNumber: number,
            softwareVersion: Self.softwareVersion,
            schemaVersion: Self.schemaVersion
        )
        var messages: [Message] = [.hello(hello)]
        if let recipient { messages.append(.address(from: node, to: recipient)) }
        let told = try heldLedgers().filter(\.isOwn) + ledgers.filter { !$0.isOwn }
        messages += try store.read { reader in
            try told.map { ledger in
                .have(
                    Have(
                        ledger: ledger.id,
                        officeCode: Utf8Text(ledger.code),
                        vector: try reader.log(of: ledger).versionVector
                    )
                )
            }
        }
        messages += offer.sets.map { .changeSet($0) }
        messages += notices.map { .notice(code: 1, sentence: $0) }
        if offer.hasMore { messages.append(.more) }
        return Parcel(messages).encoded()
    }

    private func nextParcelNumber() throws -> UInt64 {
        try store.write { writer in
            let last = try writer.reader.setting(Setting.parcelNumber).flatMap { UInt64($0) } ?? 0
            try writer.set(Setting.parcelNumber, to: String(last + 1))
            return last + 1
        }
    }

    /// The ledgers held, the own one first.
    func heldLedgers() throws -> [StoreReader.HeldLedger] {
        try store.read { reader in
            let all = try reader.ledgers()
            return all.filter(\.isOwn) + all.filter { !$0.isOwn }
        }
    }

    /// The ledgers of which a peer may have changes.
    ///
    /// A peer gets what it names itself; the node above gets everything that is kept for it. A
    /// sibling's ledger is never sent: a peer below this node's code gets nothing that it does not
    /// name, and a centre offers nothing unasked.
    func ledgers(
        for vectors: [LedgerID: VersionVector],
        peerCode: String,
    ) throws -> [StoreReader.HeldLedger] {
        try heldLedgers().filter { ledger in
            if vectors[ledger.id] != nil { return true }
            switch office.level {
            case .centre: return false
            case .office: return ledger.isOwn
            case .district, .province: return !peerCode.isEmpty && !accepts(peerCode)
            }
        }
    }
}
