import ComplaintModel
import FieldNode
import Foundation
import SyncProtocol
import Testing

@Suite struct PackingTests {
    @Test(
        "Packing, at any time and any number of times, changes neither state nor hashes",
        arguments: 1...3
    )
    func neutral(seed: UInt64) async throws {
        var town = try Town(seed: seed + 100)
        for _ in 0..<8 {
            try await town.live(10)
            for node in town.nodes {
                let before = try node.stateBytes()
                for _ in 0..<3 {
                    _ = try node.exported(to: node.code == "centre" ? "80.21.karo" : "centre")
                }
                #expect(try node.stateBytes() == before)
                #expect(try node.node.verify().problems == [])
                for item in try node.node.list(ListRequest()) {
                    var request = ShowRequest()
                    request.history = true
                    let history = try node.node.show(item.id, request).history
                    #expect(history?.isEmpty == false)
                    #expect(history?.allSatisfy { !$0.writes.isEmpty } == true)
                }
            }
        }
        try await town.settle()
        try town.checkAgreement()
    }

    @Test("However often an office exchanges, its log stays few blocks")
    func fewBlocks() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        for number in 1...100 {
            try office.record("เรื่อง \(number)")
            try await office.sync(with: centre)
        }
        for node in [office, centre] {
            let ledger = try #require(
                try node.node.doctor().ledgers.first { $0.office == "80.21.karo" }
            )
            #expect(ledger.changes == 101)
            if node === office { #expect(ledger.blocks < 20) }
        }
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
    }

    @Test("A peer that holds part of a block gets the rest of it, wherever its part ends")
    func partlyKnown() throws {
        let deployment = try TestNode("centre", level: .centre)
        let office = try deployment.enrolled("80.21.karo")
        var peer = try TestPeer(as: deployment)
        var vectors = [try peer.vector(of: office).vector]
        for number in 1...12 {
            try office.record("เรื่อง \(number)")
            _ = try peer.sets(of: office, above: vectors[0])
            vectors.append(try peer.vector(of: office).vector)
        }
        let (ledger, _) = try peer.vector(of: office)
        for (known, vector) in vectors.enumerated() {
            let centre = try deployment.copied(seed: UInt64(known))
            var sender = try TestPeer(as: office)
            let whole = try sender.parcel(
                for: centre,
                has: [ledger: vectors[12]],
                sets: try peer.sets(of: office, above: .init())
            )
            let rest = try sender.parcel(
                for: centre,
                has: [ledger: vectors[12]],
                sets: try peer.sets(of: office, above: vector)
            )
            let early = try centre.node.import(rest, name: "rest", isTrial: false)
            #expect(early.newChanges == 0)
            #expect(early.waiting.isEmpty == (known == 12))
            let late = try centre.node.import(whole, name: "whole", isTrial: false)
            #expect(late.newChanges == 13)
            #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        }
    }
}
