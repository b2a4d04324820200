import FieldNode
import SyncProtocol
import Testing

/// Speaks to a node in whole parcels, as a peer that says and sends what a test wants.
struct TestPeer {
    private let id: NodeID
    private var number: UInt64 = 0

    init(_ name: UInt8 = 7) throws {
        id = try #require(NodeID(bytes: Array(repeating: name, count: 16)))
    }

    /// A parcel that says what is held and brings change sets.
    mutating func parcel(
        has vectors: [LedgerID: VersionVector] = [:],
        code: String = "80.21.karo",
        sets: [[UInt8]] = [],
        to recipient: Recipient? = nil,
    ) -> [UInt8] {
        number += 1
        let hello = Hello(node: id, parcelNumber: number, softwareVersion: "test", schemaVersion: 1)
        var messages: [Message] = [.hello(hello)]
        if let recipient { messages.append(.address(from: id, to: recipient)) }
        messages += vectors.sorted { $0.key < $1.key }.map { ledger, vector in
            .have(Have(ledger: ledger, officeCode: Utf8Text(code), vector: vector))
        }
        return Parcel(messages + sets.map { .changeSet($0) }).encoded()
    }

    /// What a node answers to such a parcel.
    mutating func ask(
        _ node: TestNode,
        has vectors: [LedgerID: VersionVector] = [:],
        code: String = "80.21.karo",
        sets: [[UInt8]] = [],
    ) throws -> Parcel {
        try Parcel(
            decoding: node.node.answer(parcel(has: vectors, code: code, sets: sets))
        )
    }

    /// What a node says that it holds of its own ledger.
    mutating func vector(of node: TestNode) throws -> (ledger: LedgerID, vector: VersionVector) {
        let have = try #require(try ask(node).haves.first)
        return (have.ledger, have.vector)
    }

    /// The change sets of a node's own ledger that lie above a vector.
    mutating func sets(of node: TestNode, above vector: VersionVector) throws -> [[UInt8]] {
        let (ledger, _) = try self.vector(of: node)
        return try ask(node, has: [ledger: vector]).sets
    }
}

extension Parcel {
    /// What the sender says that it holds.
    var haves: [Have] {
        messages.compactMap { if case .have(let have) = $0 { have } else { nil } }
    }

    /// The change sets.
    var sets: [[UInt8]] {
        messages.compactMap { if case .changeSet(let set) = $0 { set } else { nil } }
    }

    /// What the sender tells a person.
    var notices: [String] {
        messages.compactMap { if case .notice(_, let text) = $0 { text } else { nil } }
    }
}
