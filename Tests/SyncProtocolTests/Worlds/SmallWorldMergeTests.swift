import Testing

@testable import SyncProtocol

@Suite("Small worlds, whole: the merge")
struct SmallWorldMergeTests {
    @Test("there are exactly the causal structures that counting on paper gives")
    func structuresAreAll() {
        // Change 1 has 2 sets to have seen, change 2 has 3. Change 3 has 4 if change 2 builds on
        // change 1, else 5. That is so always if 1 and 2 have one author (3 of 9 pairs: 3 · 4), and
        // for one of the three sets else (6 of 9 pairs: 4 + 5 + 5). Change 3 has 3 authors.
        #expect(CausalStructure.all.count == 2 * 3 * (3 * 12 + 6 * 14))
        #expect(Set(CausalStructure.all).count == 720)
        // Those by author 0 alone (2 · 12) have no other name; the others come in pairs.
        #expect(CausalStructure.upToNames.count == (720 + 24) / 2)
    }

    @Test(
        "four changes in any order of causes before effects, in any batches, give one state",
        arguments: SmallWorld.cellPatterns
    )
    func everyOrderMergesAlike(cells: [String]) throws {
        var worlds = 0
        for structure in CausalStructure.all {
            for values in SmallWorld.valuePatterns {
                try check(SmallWorld(structure, cells: cells, values: values))
                worlds += 1
            }
        }
        print("\(worlds) small worlds merged, cells \(cells.joined())")
        #expect(worlds == 720 * 3)
    }

    private func check(_ world: SmallWorld) throws {
        let all = ChangeNumbers(rawValue: 0b1111)
        let expected = Oracle(world.model, held: all).image
        for order in world.structure.orders {
            for batches in Self.groupings(of: order) {
                let rows = fold(batches, of: world)
                let image = StateImage(rows.map { world.ledger.image(of: $1, at: $0) })
                let isEqual = image == expected
                try #require(isEqual, "\(world.structure), order \(order)")
            }
        }
    }

    /// All ways to cut an order into batches.
    private static func groupings(of order: [Int]) -> [[[Int]]] {
        (0..<1 << (order.count - 1)).map { cuts in
            order.enumerated().reduce(into: [[Int]]()) { batches, item in
                if item.offset == 0 || cuts >> (item.offset - 1) & 1 == 1 { batches.append([]) }
                batches[batches.count - 1].append(item.element)
            }
        }
    }

    private func fold(_ batches: [[Int]], of world: SmallWorld) -> [RowKey: RowState] {
        batches.reduce(into: [:]) { rows, batch in
            var merge = Merge(rows, lineage: world.ledger.lineage)
            for number in batch {
                let change = world.changes[number]
                merge.fold(change.change, hashPrefix: change.hash.prefix8)
            }
            rows = merge.rows
        }
    }
}
