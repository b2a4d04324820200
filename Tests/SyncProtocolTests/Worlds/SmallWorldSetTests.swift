import Testing

@testable import SyncProtocol

@Suite("Small worlds, whole: sets on their way")
struct SmallWorldSetTests {
    static let partCount = 4

    /// What a set waits for is what its changes need, so of the structures with equal needs two are
    /// enough: those in which the authors had seen the least and the most.
    ///
    /// What a context covers beyond is the merge's matter.
    static let structures: [CausalStructure] = {
        let alike = Dictionary(grouping: CausalStructure.upToNames) { structure in
            [structure.authors] + (0..<4).map { [Int(structure.needs(of: $0).rawValue)] }
        }
        return alike.keys.sorted {
            $0.lexicographicallyPrecedes($1, by: { $0.lexicographicallyPrecedes($1) })
        }
        .flatMap { key -> Set<CausalStructure> in
            let sorted = (alike[key] ?? []).sorted { $0.seenCount < $1.seenCount }
            return Set([sorted.first, sorted.last].compactMap { $0 })
        }
    }()

    @Test(
        "any grouping into sets, in any order of arrival, with repetition, gives one state",
        arguments: 0..<partCount
    )
    func everyDeliveryEndsAlike(part: Int) throws {
        var deliveries = 0
        for index in Self.structures.indices where index % Self.partCount == part {
            let structure = Self.structures[index]
            let world = try SmallWorld(
                structure,
                cells: ["X", "X", "Y"],
                values: ["a", "b", "c", "b"]
            )
            var delivery = try SmallWorldDelivery(of: world)
            try delivery.run()
            #expect(delivery.situations == Set(structure.prefixes))
            #expect(delivery.count == structure.prefixes.count * delivery.setCount)
            deliveries += delivery.count
        }
        #expect(Self.structures.count == 116)
        print("\(deliveries) deliveries in part \(part) of \(Self.structures.count) small worlds")
    }
}
