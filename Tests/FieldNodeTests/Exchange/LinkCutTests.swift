import ComplaintModel
import FieldNode
import Testing
import TestGround

@Suite struct LinkCutTests {
    /// An office and a centre with much to tell each other: several batches each way.
    private static func pair() throws -> (office: TestNode, centre: TestNode) {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        return (office, centre)
    }

    /// Text that does not compress, so that few changes fill a batch.
    private static func noise(_ random: inout SplitMix64) -> String {
        String((0..<15_000).map { _ in Character(UnicodeScalar(UInt8(33 + random.below(90)))) })
    }

    @Test(
        "A link cut after any answer loses nothing: the next exchange moves only the rest",
        arguments: [DirectLink.Break.beforePeer, .afterPeer]
    )
    func cut(breaking: DirectLink.Break) async throws {
        var random = SplitMix64(seed: 3)
        let (office, centre) = try Self.pair()
        try await office.sync(with: centre)
        for _ in 0..<6 {
            for _ in 0..<60 { try office.record("ยาว", [.detail: Self.noise(&random)]) }
            _ = try office.exported(to: "centre")
        }
        var sent = 0
        var cuts = 0
        for answers in 0..<40 {
            let held = try centre.node.doctor().ledgers.first { $0.office == "80.21.karo" }?.changes
            let link = DirectLink(
                to: centre.node,
                answers: answers == 0 ? 0 : 1,
                breaking: breaking
            )
            do {
                let report = try await office.node.sync(over: link)
                sent += report.sentChanges
                if report.isComplete { break }
            } catch is DirectLink.Cut {
                cuts += 1
                let now = try centre.node.doctor().ledgers.first { $0.office == "80.21.karo" }?
                    .changes
                #expect(try #require(now) >= #require(held))
                if answers > 0 { #expect(try #require(now) > #require(held)) }
            }
        }
        #expect(cuts >= 3)
        let last = try await office.node.sync(over: DirectLink(to: centre.node))
        #expect(last.isComplete)
        #expect(last.sentChanges == 0)
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
        #expect(try centre.node.list(ListRequest()).count == 360)
        let traces = try centre.node.exchanges(peer: "80.21.karo", limit: 100)
        #expect(traces.reduce(0) { $0 + $1.receivedChanges } == 361)
        // Resent is only what an answer was lost of.
        let known = traces.reduce(0) { $0 + $1.knownChanges }
        #expect(breaking == .afterPeer ? known < 361 : known == 0)
        #expect(try centre.node.verify().problems == [])
    }

    @Test("F29 Answers that a bad line cuts short become smaller, until they come through")
    func smallerAnswers() async throws {
        var random = SplitMix64(seed: 5)
        let (office, centre) = try Self.pair()
        try await office.sync(with: centre)
        for _ in 0..<8 {
            for _ in 0..<12 { try office.record("ยาว", [.detail: Self.noise(&random)]) }
            try await office.sync(with: centre)
        }
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        let link = NarrowLink(to: centre.node, limitBytes: 400_000)
        var cuts = 0
        for _ in 0..<20 {
            do {
                if try await second.node.sync(over: link).isComplete { break }
            } catch is NarrowLink.TooLarge { cuts += 1 }
        }
        #expect((1...8).contains(cuts))
        #expect(try second.subjects.count == 96)
    }

    @Test("A block of two computers' changes is cut on a bad line as one of a single computer is")
    func twoLinesCut() async throws {
        var random = SplitMix64(seed: 6)
        let (office, centre) = try Self.pair()
        try await office.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        for _ in 0..<6 {
            for computer in [office, second] {
                for _ in 0..<3 { try computer.record("ยาว", [.detail: Self.noise(&random)]) }
                try await computer.sync(with: centre)
            }
        }
        let third = try centre.furtherComputer(of: "80.21.karo", seed: 31)
        let link = NarrowLink(to: centre.node, limitBytes: 100_000)
        for _ in 0..<40 {
            do {
                if try await third.node.sync(over: link).isComplete { break }
            } catch is NarrowLink.TooLarge { continue }
        }
        #expect(try third.subjects.count == 36)
        #expect(try third.node.verify().problems == [])
    }

    @Test("F31 Answers that are lost after they were applied double nothing, on either side")
    func lostAnswers() async throws {
        let (office, centre) = try Self.pair()
        let id = try office.record("ถนนพัง").id
        try await office.sync(with: centre)
        for number in 0..<5 {
            try office.act(id, .note) { $0.text = "สำนักงาน \(number)" }
            try centre.act(id, .note) { $0.text = "ส่วนกลาง \(number)" }
            await #expect(throws: DirectLink.Cut.self) {
                try await office.node.sync(
                    over: DirectLink(to: centre.node, answers: 0, breaking: .afterPeer)
                )
            }
        }
        let report = try await office.node.sync(over: DirectLink(to: centre.node))
        #expect(report.isComplete)
        for node in [office, centre] {
            #expect(try node.node.show(id).actions.count == 10)
            #expect(try node.node.verify().problems == [])
        }
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
    }

    @Test(
        "F39 Exchanges that run at the same moment, by links and sticks, come to the same",
        arguments: 1...3
    )
    func atOnce(seed: Int) async throws {
        let (office, centre) = try Self.pair()
        let id = try office.record("ถนนพัง").id
        try await office.sync(with: centre)
        for number in 0..<20 {
            try office.act(id, .note) { $0.text = "สำนักงาน \(number)" }
            try centre.act(id, .note) { $0.text = "ส่วนกลาง \(number)" }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask { try await office.sync(with: centre) }
                group.addTask {
                    let stick = MemoryStick()
                    for node in [centre, office, centre] { _ = try node.node.sync(through: stick) }
                }
                // A clerk is never locked out, and nothing half signed goes out.
                group.addTask {
                    for number in 0..<5 { try office.record("ระหว่าง \(seed)-\(number)") }
                }
            }
            try await group.waitForAll()
        }
        let report = try await office.node.sync(over: DirectLink(to: centre.node))
        #expect(report.isComplete)
        #expect(report.refused.isEmpty)
        #expect(try office.node.exchanges(peer: nil, limit: 100).allSatisfy(\.refused.isEmpty))
        #expect(try centre.node.exchanges(peer: nil, limit: 100).allSatisfy(\.refused.isEmpty))
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
        #expect(try centre.node.list(ListRequest()).count == 16)
    }
}

/// A line that lets no answer through that is larger than a limit.
private final class NarrowLink: PeerLink {
    struct TooLarge: Error {}

    let address = "narrow"
    private let peer: FieldNode
    private let limitBytes: Int

    init(to peer: FieldNode, limitBytes: Int) {
        self.peer = peer
        self.limitBytes = limitBytes
    }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
        let answer = try peer.answer(parcel)
        if answer.count > limitBytes { throw TooLarge() }
        return answer
    }
}
