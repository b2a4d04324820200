import Testing

@testable import SyncProtocol
import TestGround

@Suite("Authority in random worlds")
struct AuthorityWorldTests {
    private let prefixes = Set(AuthorityWorld.prefixes.map { Utf8Text($0) })

    private func ledgers(_ world: AuthorityWorld) -> [(LedgerID, Utf8Text?)] {
        world.ledgers.map { ($0, nil) }
            + prefixes.sorted().map { (.registry(root: world.root.key, prefix: $0), $0) }
    }

    private func grants(_ authority: Authority, _ world: AuthorityWorld) -> [Grant] {
        world.nodes.flatMap { node in
            ledgers(world).map { authority.grant(of: node.key, in: $0.0) }
        }
    }

    @Test("what counts is what the rules say, taken as they stand")
    func likeTheRules() throws {
        var seen: [CertificateState: Int] = [:]
        var ranks: [Int: Int] = [:]
        var live = 0
        for seed in 0..<2_000 as Range<UInt64> {
            let world = try AuthorityWorld(seed: seed)
            let statements = world.registry.statements
            let authority = Authority(
                root: world.root.key,
                statements: statements,
                registries: prefixes
            )
            let oracle = AuthorityOracle(statements, root: world.root.key)
            let isEqual = world.nodes.allSatisfy { node in
                ledgers(world).allSatisfy { ledger, registry in
                    authority.grant(of: node.key, in: ledger)
                        == oracle.grant(of: node.key, in: ledger, registry: registry)
                }
            }
            try #require(isEqual, "seed \(seed)")
            for listed in authority.all { seen[listed.state, default: 0] += 1 }
            for certificate in authority.counting { ranks[certificate.rank, default: 0] += 1 }
            live += authority.revocations.filter(\.isLive).count
        }
        // Worlds in which nothing happens would prove nothing.
        let states: [CertificateState] = [.counts, .revoked, .replaced, .contested, .unfounded]
        for state in states { #expect(seen[state, default: 0] > 200, "\(state)") }
        for rank in 1...4 { #expect(ranks[rank, default: 0] > 20, "rank \(rank)") }
        #expect(live > 200)
    }

    @Test("any order and any repetition of the statements give the same authority")
    func anyOrder() throws {
        for seed in 10_000..<10_500 as Range<UInt64> {
            let world = try AuthorityWorld(seed: seed)
            var random = SplitMix64(seed: seed)
            let statements = world.registry.statements
            let whole = Authority(root: world.root.key, statements: statements)
            let repeated = statements + statements.filter { _ in random.once(in: 3) }
            let other = Authority(
                root: world.root.key,
                statements: repeated.shuffled(using: &random)
            )
            #expect(whole.all == other.all)
            #expect(whole.revocations == other.revocations)
            #expect(whole.counting == other.counting)
            try #require(grants(whole, world) == grants(other, world), "seed \(seed)")
        }
    }

    @Test("nothing that a key issues, nor all it issues together, reaches beyond its prefixes")
    func nothingOutsideScope() throws {
        var worlds = 0
        for seed in 20_000..<20_500 as Range<UInt64> {
            let world = try AuthorityWorld(seed: seed)
            var registry = world.registry
            let (victim, office) = (try TestNode(number: 201), try TestNode(number: 202))
            // Rows that nobody else's statement names.
            let ids = [1_001, 1_002].map(TestRegistry.id)
            try registry.addSigned(victim.hub("70", ledger: 70), id: ids[0])
            registry.add(office.certificate("70.a", ledger: 71), by: victim, in: "70", id: ids[1])
            let honest = Authority(
                root: world.root.key,
                statements: registry.statements.suffix(2)
            )
            let among = registry.authority
            // Only one who may enrol everywhere stands above both.
            if among.counting.contains(where: reachesEverything) { continue }
            worlds += 1
            for node in [victim, office] {
                for ledger in [.office(70), .office(71)] as [LedgerID] {
                    let grants = [honest, among].map { $0.grant(of: node.key, in: ledger) }
                    #expect(grants[0] == grants[1])
                }
            }
            for node in world.nodes {
                #expect(among.grant(of: node.key, in: .office(71)).permits.isEmpty)
            }
        }
        #expect(worlds > 100)
    }

    private func reachesEverything(_ certificate: CountingCertificate) -> Bool {
        certificate.certificate.prefixes.contains(.everything)
    }
}
