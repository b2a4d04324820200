import ComplaintModel
import FieldNode
import Testing

/// One disk in two machines, and nothing in either tells them apart.
@Suite struct CloneTests {
    private static func pair() async throws -> (TestNode, TestNode, centre: TestNode) {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.record("ก่อนคัดลอก")
        try await office.sync(with: centre)
        return (office, try office.copied(), centre)
    }

    @Test("F19 Both branches of a cloned node are kept, the doubt is shown, and nobody is stopped")
    func bothWrite() async throws {
        let (office, clone, centre) = try await Self.pair()
        let nong = try centre.enrolled("80.22.nong")
        try office.record("ต้นฉบับ")
        try clone.record("สำเนา")
        try await office.sync(with: centre)
        try await clone.sync(with: centre)
        let hasNotice = try !clone.node.notices().isEmpty
        #expect(try hasNotice || !centre.node.notices().isEmpty)
        #expect(try await nong.sync(with: centre).isComplete)
        for _ in 0..<3 {
            for node in [office, clone] { try await node.sync(with: centre) }
        }
        for node in [office, clone, centre] {
            #expect(try node.subjects == ["ก่อนคัดลอก", "ต้นฉบับ", "สำเนา"].sorted())
            #expect(try node.node.verify().problems == [])
        }
        #expect(try office.ownState == clone.ownState)
        #expect(try office.incarnation != clone.incarnation)
    }

    @Test("F20 A clone that only reads is noticed at its first contact, by its stale mark")
    func onlyReads() async throws {
        let (office, clone, centre) = try await Self.pair()
        try await office.sync(with: centre)
        #expect(try centre.node.notices() == [])
        try await clone.sync(with: centre)
        #expect(try centre.node.notices().count == 1)
        #expect(try centre.node.notices().requireFirst().contains("two machines"))
        for _ in 0..<3 {
            for node in [clone, office] { try await node.sync(with: centre) }
        }
        #expect(try office.incarnation != clone.incarnation)
        #expect(try office.ownState == clone.ownState)
    }

    @Test("F20 A clone is noticed by sticks as over a link")
    func bySticks() async throws {
        let (office, clone, centre) = try await Self.pair()
        let sticks = [office: MemoryStick(), clone: MemoryStick()]
        var wasDoubted = false
        for _ in 0..<4 {
            for node in [office, clone] {
                let stick = try #require(sticks[node])
                _ = try node.node.sync(through: stick)
                _ = try centre.node.sync(through: stick)
                let nodes = try centre.node.nodes().nodes
                wasDoubted = wasDoubted || nodes.contains(where: \.isDoubted)
            }
        }
        #expect(wasDoubted)
        #expect(try !centre.node.nodes().nodes.contains(where: \.isDoubted))
        #expect(try office.incarnation != clone.incarnation)
        #expect(try !centre.node.notices().isEmpty)
        #expect(try office.node.verify().problems == [])
    }
}

extension TestNode: Hashable {
    static func == (left: TestNode, right: TestNode) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
