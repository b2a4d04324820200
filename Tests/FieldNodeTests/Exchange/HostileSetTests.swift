import ComplaintModel
import FieldNode
import Reports
import SyncProtocol
import Testing

/// Correctly signed changes of somebody who means harm.
@Suite struct HostileSetTests {
    private static func write(_ table: UInt32, _ cell: UInt32, _ value: Value) -> CellWrite {
        CellWrite(
            table: TableTag(table),
            row: .own(0),
            cell: CellTag(cell),
            rule: .overwritable,
            value: value
        )
    }

    /// Everything that a screen or a report makes of the ledgers held.
    private static func lookAtEverything(_ node: TestNode) throws {
        var request = ShowRequest()
        request.history = true
        for item in try node.node.list(ListRequest()) { _ = try node.node.show(item.id, request) }
        for kind in ReportRequest.Kind.allCases {
            let document = try node.node.report(ReportRequest(kind))
            for format in ReportFormat.allCases { _ = try format.render(document) }
        }
        _ = try node.node.conflicts()
        _ = try node.stateBytes()
        #expect(try node.node.verify().problems == [])
    }

    @Test(
        "F21 Numbers at the edges of what a change can hold stop no node",
        arguments: [Int64.min, .min + 1, -1, 0, 1, 1 << 40, .max - 1, .max]
    )
    func extremes(number: Int64) throws {
        let crafted = try CraftedLedger(4)
        let pair = { (a: Int64, b: Int64) in Value.tuple([.integer(a), .integer(b)]) }
        try crafted.author(
            [
                Self.write(1, 1, pair(2569, number)), Self.write(1, 2, .integer(number)),
                Self.write(1, 3, .integer(number)), Self.write(1, 7, .text("สุดขอบ")),
            ],
            time: number
        )
        try crafted.author([Self.write(1, 1, pair(number, number)), Self.write(1, 2, .integer(0))])
        try crafted.author(
            [
                CellWrite(
                    table: TableTag(2),
                    row: .own(0),
                    cell: CellTag(1),
                    rule: .writeOnce,
                    value: .row(crafted.row(2))
                ),
                Self.write(2, 2, .code("assign")), Self.write(2, 3, .integer(number)),
            ],
            time: number
        )
        try crafted.author([Self.write(5, 1, .integer(number)), Self.write(5, 3, .code("special"))])
        try crafted.author([Self.write(6, 1, .code("walk-in")), Self.write(6, 2, .integer(number))])
        let centre = try TestNode("centre", level: .centre)
        var peer = try crafted.peer(of: centre)
        let set = try crafted.set(1...6)
        #expect(try peer.ask(centre, has: [crafted.ledger: .init()], sets: [set]).notices.isEmpty)
        #expect(try centre.node.list(ListRequest()).count == 2)
        try Self.lookAtEverything(centre)
        _ = try centre.node.doctor(rebuilding: true)
        try Self.lookAtEverything(centre)
    }

    @Test(
        "F21 A register number beyond all bounds from another computer stops no book, and is none",
        arguments: [Int64.min, -1, 1_000_000, .max]
    )
    func numbersBeyondBounds(value: Int64) async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.record("หนึ่ง")
        try await office.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        let ledger = try #require(LedgerID(hex: office.node.office.ledger.description))
        let crafted = try CraftedLedger(in: ledger, by: NodeFiles(of: second).signing)
        for (year, number) in [(2569, value), (value, 2), (value, value)] {
            try crafted.author([
                Self.write(1, 1, .tuple([.integer(year), .integer(number)])),
                Self.write(1, 2, .integer(1)), Self.write(1, 7, .text("นอกขอบเขต")),
            ])
        }
        var peer = try TestPeer(as: second)
        let set = try crafted.set(1...4)
        #expect(try peer.ask(centre, has: [ledger: .init()], sets: [set]).notices.isEmpty)
        try await office.sync(with: centre)
        #expect(try office.subjects.count == 4)
        #expect(try office.record("ต่อไป").number == "2/2569")
        try Self.lookAtEverything(office)
        _ = try office.node.doctor(rebuilding: true)
        #expect(try office.record("ต่อไปอีก").number == "3/2569")
    }

    @Test(
        "Cells of the wrong kind, rows that name nothing sensible and empty cases are shown, not obeyed"
    )
    func wrongKinds() throws {
        let crafted = try CraftedLedger(5)
        let values: [Value] = [
            .empty, .bytes([0, 255]), .code(""), .text("ข้อความ"), .integer(-7),
            .row(crafted.row(1)),
            .row(
                .foreign(
                    LedgerID(high: 1, low: 2),
                    RowID(hash: HashPrefix12(high: 1, low: 2), ordinal: 0)
                )
            ),
            .sealed(keyID: 1, ciphertext: []), .tuple([]), .tuple([.integer(1)]),
            .unknown(kind: 99, bytes: []), .blob(digest: Digest256(hashing: []), byteCount: .max),
        ]
        for (index, value) in values.enumerated() {
            for table: UInt32 in [1, 2, 3, 4, 5, 6, 7] {
                var writes = (1...16).map { Self.write(table, $0, value) }
                if table == 2 {
                    writes[0] = Self.write(2, 1, .row(crafted.row(2 + UInt32(index) * 7)))
                }
                try crafted.author(writes)
            }
        }
        let centre = try TestNode("centre", level: .centre)
        var peer = try crafted.peer(of: centre)
        let set = try crafted.set(1...crafted.changes.count)
        #expect(try peer.ask(centre, has: [crafted.ledger: .init()], sets: [set]).notices.isEmpty)
        #expect(try centre.node.list(ListRequest()).count == values.count)
        try Self.lookAtEverything(centre)
        for item in try centre.node.list(ListRequest()) {
            try centre.act(item.id, .note) { $0.text = "ดูแล้ว" }
        }
        try Self.lookAtEverything(centre)
    }

    @Test(
        "F21 A set with a forged signature, of another ledger's chain, or cut within a run is refused whole"
    )
    func forged() throws {
        let crafted = try CraftedLedger(6)
        for number in 1...4 { try crafted.author([Self.write(1, 7, .text("เรื่อง \(number)"))]) }
        let centre = try TestNode("centre", level: .centre)
        var peer = try crafted.peer(of: centre)
        _ = try peer.ask(centre)
        let before = try RawDatabase(of: centre).dump([
            "block", "line", "span", "complaint", "waiting",
        ])
        var sets = [try crafted.set(1...5, isForged: true)]
        var whole = try crafted.set(1...5)
        sets.append(Array(whole.dropLast()))
        whole[10] ^= 1
        sets.append(whole)
        let answer = try peer.ask(centre, has: [crafted.ledger: .init()], sets: sets)
        #expect(answer.notices.count == 3)
        let after = try RawDatabase(of: centre).dump([
            "block", "line", "span", "complaint", "waiting",
        ])
        #expect(after == before)
        #expect(
            try peer.ask(centre, has: [crafted.ledger: .init()], sets: [try crafted.set(1...5)])
                .notices.isEmpty
        )
        #expect(try centre.node.list(ListRequest()).count == 4)
    }
}
