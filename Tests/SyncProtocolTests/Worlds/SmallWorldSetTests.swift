import Testing

@testable import SyncProtocol

@Suite("Small worlds, whole: sets on their way")
struct SmallWorldSetTests {
    static let partCount = 6

    @Test(
        "any grouping into sets, in any order of arrival, with repetition, gives one state",
        arguments: 0..<partCount
    )
    func everyDeliveryEndsAlike(part: Int) throws {
        let all = CausalStructure.upToNames
        let structures = all.indices.filter { $0 % Self.partCount == part }.map { all[$0] }
        #expect(SmallWorldDelivery.partitions.count == 15)
        #expect(Self.partCount * structures.count == 372)
        var deliveries = 0
        for structure in structures {
            let world = try SmallWorld(structure, cells: ["X", "X", "Y"], values: ["a", "b", "c", "b"])
            for partition in SmallWorldDelivery.partitions {
                var delivery = try SmallWorldDelivery(of: world, in: partition)
                try delivery?.run()
                deliveries += delivery?.count ?? 0
            }
        }
        print("\(deliveries) deliveries in \(structures.count) small worlds")
        #expect(deliveries > 62 * 15)
    }
}
