import ComplaintModel
import FieldNode
import Testing
import TestGround

@Suite struct FalseAlarmTests {
    @Test(
        "F20 Sticks and links that cross, old sticks and lost answers raise no false alarm",
        arguments: 1...8
    )
    func crossing(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let centre = try TestNode("centre", level: .centre, seed: seed)
        let district = try centre.enrolled("80.21", level: .district, seed: seed)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo", seed: seed)
        let nodes = [office, district, centre]
        let lives = try nodes.map { try $0.incarnation }
        let sticks = [MemoryStick(), MemoryStick(), MemoryStick()]
        var old: [[String: [UInt8]]] = []
        for step in 0..<40 {
            try office.record("เรื่อง \(step)")
            let stick = random.pick(sticks)
            switch random.below(6) {
            case 0...1: _ = try random.pick(nodes).node.sync(through: stick)
            case 2: try await office.sync(with: district)
            case 3: try await district.sync(with: centre)
            case 4:
                let (below, above) = random.once(in: 2) ? (office, district) : (district, centre)
                let link = DirectLink(
                    to: above.node,
                    answers: random.below(2),
                    breaking: random.once(in: 2) ? .afterPeer : .beforePeer
                )
                do { _ = try await below.node.sync(over: link) } catch is DirectLink.Cut {}
            default:
                old.append(stick.contents)
                let stale = MemoryStick()
                stale.contents = random.pick(old)
                _ = try random.pick(nodes).node.sync(through: stale)
            }
            if random.once(in: 5) { office.clock.advance(milliseconds: -86_400_000) }
        }
        for _ in 0..<2 {
            try await office.sync(with: district)
            try await district.sync(with: centre)
        }
        for (node, life) in zip(nodes, lives) {
            #expect(try node.node.notices() == [], "\(node.code)")
            #expect(try node.incarnation == life, "\(node.code)")
            #expect(try !node.node.nodes().nodes.contains(where: \.isDoubted), "\(node.code)")
            #expect(try node.node.verify().problems == [])
        }
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        #expect(try office.numbers == (1...40).map { "\($0)/2569" })
    }
}
