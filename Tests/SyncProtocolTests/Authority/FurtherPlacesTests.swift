import Testing

@testable import SyncProtocol

@Suite("Further places of a revocation")
struct FurtherPlacesTests {
    private var registry: TestRegistry
    /// The row in which the district has revoked the office for everything after its first change.
    private let revocation: RowID

    init() throws {
        registry = try TestRegistry()
        try registry.enrolEverybody()
        let office = registry.office
        revocation = registry.add(
            office.revocation([office.limit(1, in: .office(2))]),
            by: registry.district,
            in: "80.21"
        )
    }

    private func further(_ sequence: UInt32, of row: RowID? = nil) -> Statement {
        let limit = registry.office.limit(sequence, in: .office(1))
        return .furtherPlaces(FurtherPlaces(of: row ?? revocation, limits: [limit]))
    }

    /// How far the office's changes in its ledger are accepted.
    private var accepted: [[SequenceNumber]] {
        registry.authority.limits(of: registry.office.key, in: .office(1)).flatMap { limits in
            limits.revocations.map { $0.map(\.sequence) }
        }
    }

    @Test("they count as if they stood in the revocation")
    mutating func joined() {
        #expect(accepted == [[]])
        registry.add(further(7), by: registry.district, in: "80.21")
        #expect(accepted == [[SequenceNumber(7)]])
        #expect(registry.authority.isRevoked(registry.office.key))
        #expect(registry.authority.revocations.map(\.limits?.count) == [2])
    }

    @Test("nobody but the revocation's author adds to it, also not one who stands higher")
    mutating func others() throws {
        for author in [registry.province, registry.office, registry.neighbour, registry.thief] {
            registry.add(further(7), by: author, in: "80.21")
        }
        try registry.addSigned(further(7))
        #expect(accepted == [[]])
    }

    @Test("an author who was revoked between the two has added nothing")
    mutating func revokedAuthor() {
        let district = registry.district
        let ledger = registry.ledger(of: "80.21")
        registry.add(further(7), by: district, in: "80.21")
        // Its first change certified the office, its second revoked it.
        registry.add(
            district.revocation([district.limit(2, in: ledger)]),
            by: registry.province,
            in: "80"
        )
        #expect(accepted == [[]])
        registry.add(
            district.revocation([district.limit(3, in: ledger)], replaces: [TestRegistry.id(7)]),
            by: registry.province,
            in: "80"
        )
        #expect(accepted == [[SequenceNumber(7)]])
    }

    @Test("they fall with the revocation, and a later one needs its own")
    mutating func replaced() {
        registry.add(further(7), by: registry.district, in: "80.21")
        let later = registry.add(
            registry.office.revocation([], replaces: [revocation]),
            by: registry.district,
            in: "80.21"
        )
        #expect(accepted == [[]])
        registry.add(further(4, of: later), by: registry.district, in: "80.21")
        #expect(accepted == [[SequenceNumber(4)]])
    }

    @Test("the root's count for every copy of the revocation that it has signed")
    mutating func signed() throws {
        let office = registry.office
        let statement = office.revocation([office.limit(1, in: .office(2))])
        try registry.addSigned(statement)
        let copy = try registry.addSigned(statement, by: registry.province, in: "80")
        registry.add(further(5, of: copy), by: registry.province, in: "80")
        registry.add(further(9), by: registry.district, in: "80.21")
        #expect(Set(accepted) == [[], [SequenceNumber(9)]])
        try registry.addSigned(further(7, of: copy), by: registry.thief, in: "90")
        #expect(Set(accepted) == [[SequenceNumber(7)], [SequenceNumber(9)]])
    }
}
