import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import SyncProtocol
import Testing

/// A ledger that a newer version has written: tables, cells and kinds of values without a name here.
@Suite struct NewerVersionTests {
    private static func write(
        _ table: UInt32,
        _ row: RowReference,
        _ cell: UInt32,
        _ value: Value,
        _ rule: WriteRule = .overwritable,
    ) -> CellWrite {
        CellWrite(table: TableTag(table), row: row, cell: CellTag(cell), rule: rule, value: value)
    }

    private static let future = Value.unknown(kind: 200, bytes: [1, 2, 3])

    /// A complaint with a cell 77 and an action with one, and a row of table 99.
    private static func ledger() throws -> CraftedLedger {
        let crafted = try CraftedLedger(3)
        try crafted.author([
            write(1, .own(0), 2, .integer(29_390_520)), write(1, .own(0), 4, .code("hologram")),
            write(1, .own(0), 7, .text("ถนนพัง")), write(1, .own(0), 77, future),
        ])
        try crafted.author([
            write(2, .own(0), 1, .row(crafted.row(2)), .writeOnce),
            write(2, .own(0), 2, .code("teleport"), .writeOnce),
            write(2, .own(0), 4, .text("ย้ายมวลสาร"), .writeOnce),
            write(2, .own(0), 77, .text("รุ่นใหม่"), .overwritable),
        ])
        try crafted.author([
            write(99, .own(0), 1, .row(crafted.row(2))), write(99, .own(0), 2, future),
            write(99, .own(0), 3, .tuple([.integer(1), .text("สอง"), future])),
        ])
        return crafted
    }

    @Test(
        "What a newer version wrote is kept, shown in the state, relayed, and survives edits here"
    )
    func relay() async throws {
        let crafted = try Self.ledger()
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        var peer = try crafted.peer(of: district)
        let has = [crafted.ledger: VersionVector()]
        let answer = try peer.ask(district, has: has, sets: [try crafted.set(1...4)])
        #expect(answer.notices.isEmpty)
        let case1 = try #require(try district.node.list(ListRequest()).first)
        try district.node.edit(case1.id, .place, to: "หมู่ 3")
        try district.act(case1.id, .note) { $0.text = "เห็นแล้ว" }
        try await district.sync(with: centre)
        let state = try #require(
            try centre.node.state().first { $0.ledger == crafted.ledger.description }
        )
        let unknown = state.rows.flatMap { row in
            row.cells.flatMap { cell in
                cell.values.map { "\(row.table).\(cell.cell).\($0.kind) \($0.value)" }
            }
        }
        for expected in ["1.77.200 010203", "99.2.200 010203", "2.77.3 รุ่นใหม่", "1.4.2 hologram"] {
            #expect(unknown.contains(expected))
        }
        let view = try centre.node.show(case1.id)
        #expect([view.subject, view.place] == ["ถนนพัง", "หมู่ 3"])
        #expect(view.actions.map(\.text) == ["ย้ายมวลสาร", "เห็นแล้ว"])
        for node in [district, centre] { #expect(try node.node.verify().problems == []) }
        // And back to the newer version, hashes and all.
        let held = try #require(
            try peer.ask(district, has: has).sets(of: crafted.ledger).first.map {
                try ChangeSetDecoder.decode($0)
            }
        )
        #expect(held.changes.count >= 4)
    }

    @Test(
        "A later write to a row that a newer version keeps open comes through, however it is batched"
    )
    func laterWrites() throws {
        let crafted = try Self.ledger()
        try crafted.author([Self.write(2, crafted.row(3), 77, .text("แก้ไขภายหลัง"))])
        try crafted.author([Self.write(1, crafted.row(2), 77, .integer(5))])
        try crafted.author([Self.write(99, crafted.row(4), 2, .empty)])
        let batches: [[ClosedRange<Int>]] = [
            [1...7], [1...4, 5...7], [1...2, 3...3, 4...5, 6...6, 7...7],
        ]
        let states = try batches.map { batch in
            let centre = try TestNode("centre", level: .centre)
            var peer = try crafted.peer(of: centre)
            for range in batch {
                let set = try crafted.set(range)
                #expect(
                    try peer.ask(centre, has: [crafted.ledger: .init()], sets: [set]).notices
                        .isEmpty
                )
            }
            #expect(try centre.node.verify().problems == [])
            let state = try centre.node.state().filter { $0.ledger == crafted.ledger.description }
            #expect(String(decoding: try json(state), as: UTF8.self).contains("แก้ไขภายหลัง"))
            return try json(state)
        }
        #expect(Set(states).count == 1)
    }

    @Test("A parcel with a message that may be skipped is taken, and one that may not is refused")
    func messages() throws {
        let crafted = try Self.ledger()
        let centre = try TestNode("centre", level: .centre)
        var peer = try crafted.peer(of: centre)
        _ = try peer.ask(
            centre,
            has: [crafted.ledger: .init()],
            sets: [try crafted.set(1...4)],
            more: [.skipped(kind: 70, bytes: [1, 2])]
        )
        #expect(try centre.changeCount(of: "80.21.karo") == 4)
    }
}
