import ComplaintModel
import Crypto
import FieldNode
import SyncProtocol
import Testing

/// A hub with valid keys and a certificate, which does not pass on what it was given.
@Suite struct MaliciousHubTests {
    /// What it makes of an office's changes.
    enum Trick: CaseIterable {
        case alters, drops, movesUp, reorders, invents, cutsTheEnd
    }

    @Test(
        "F22 A hub that alters, drops, reorders or invents an office's changes is found out, and its set refused",
        arguments: Trick.allCases,
    )
    func tricks(trick: Trick) async throws {
        let (centre, hub, office) = try await Self.chain()
        var peer = try TestPeer(as: hub)
        let held = try peer.vector(of: office).vector
        for number in 1...3 { try office.record("เรื่อง \(number)") }
        let (ledger, vector) = try peer.vector(of: office)
        let honest = try peer.sets(of: office, above: held)
        let key = try NodeFiles(of: hub).signing
        let forged = try honest.map { body in
            let set = try Self.play(trick, on: try ChangeSetDecoder.decode(body), with: key)
            return ChangeSetEncoder.encode(set, compression: .deflate)
        }
        let before = try Self.tables(of: centre)
        let answer = try peer.ask(centre, has: [ledger: vector], code: office.code, sets: forged)
        #expect(answer.notices.count == forged.count && !forged.isEmpty)
        #expect(try Self.tables(of: centre) == before)
        #expect(try centre.subjects == [])
        // The control: from the same hub, the same changes as they were are taken.
        let honestAnswer = try peer.ask(
            centre,
            has: [ledger: vector],
            code: office.code,
            sets: honest
        )
        #expect(honestAnswer.notices == [])
        #expect(try centre.subjects == office.subjects)
    }

    @Test(
        "F22 What a hub keeps to itself is not hidden: it has not arrived until the centre says so"
    )
    func swallows() async throws {
        let (centre, hub, office) = try await Self.chain()
        var waiting = ListRequest()
        waiting.onlyNotArrived = true
        for number in 1...3 { try office.record("เรื่อง \(number)") }
        for _ in 0..<3 { try await office.sync(with: hub) }
        #expect(try hub.subjects == office.subjects && centre.subjects == [])
        #expect(try office.node.list(waiting).count == 3)
        // The control: with a hub that passes on what it has, the same list empties.
        try await hub.sync(with: centre)
        try await hub.sync(with: centre)
        try await office.sync(with: hub)
        #expect(try office.node.list(waiting).isEmpty)
    }

    @Test("F22 By sticks past a hub that passes nothing on, office and centre compare and complete")
    func pastTheHub() async throws {
        let (centre, hub, office) = try await Self.chain()
        for number in 1...3 { try office.record("เรื่อง \(number)") }
        // The hub has said that it holds everything.
        for _ in 0..<2 { try await office.sync(with: hub) }
        let stick = MemoryStick()
        for _ in 0..<2 { for node in [office, centre] { _ = try node.node.sync(through: stick) } }
        #expect(try centre.subjects == office.subjects)
        _ = try office.node.sync(through: stick)
        var waiting = ListRequest()
        waiting.onlyNotArrived = true
        #expect(try office.node.list(waiting).isEmpty)
    }

    /// A centre, a district under it, and an office under that, which know each other.
    private static func chain() async throws -> (centre: TestNode, hub: TestNode, office: TestNode)
    {
        let centre = try TestNode("centre", level: .centre)
        let hub = try centre.enrolled("80.21", level: .district)
        try await hub.sync(with: centre)
        let office = try hub.enrolled("80.21.karo")
        // It knows the chain above it, and the centre its certificate.
        try await office.sync(with: hub)
        try await hub.sync(with: centre)
        try await office.sync(with: hub)
        return (centre, hub, office)
    }

    private static func tables(of node: TestNode) throws -> [String: [String]] {
        try RawDatabase(of: node).dump(["block", "line", "span", "complaint", "waiting", "head"])
    }

    private static func play(
        _ trick: Trick,
        on set: ChangeSet,
        with key: Curve25519.Signing.PrivateKey,
    ) throws -> ChangeSet {
        var (changes, heads) = (set.changes, set.heads)
        let last = try #require(changes.last)
        let (first, second) = (changes.count - 2, changes.count - 1)
        switch trick {
        case .alters:
            changes[second] = last.copy(time: last.time + 1)
        case .drops:
            changes.removeLast()
            heads = []
        case .movesUp:
            changes.remove(at: first)
            changes[first] = last.copy(at: set.changes[first])
            heads = try heads.map { try moved($0, to: changes[first].dot.sequence) }
        case .reorders:
            changes[first] = set.changes[second].copy(at: set.changes[first])
            changes[second] = set.changes[first].copy(at: set.changes[second])
        case .invents:
            let next = Dot(line: last.dot.line, sequence: last.dot.sequence.next)
            changes.append(
                Change(
                    dot: next,
                    height: last.height.next,
                    time: last.time,
                    context: ChangeContext(own: last.dot.sequence, others: LineVector()),
                    writes: last.writes
                )
            )
            heads = try heads.map { try signed($0, at: next.sequence, of: set, with: key) }
        case .cutsTheEnd:
            changes.removeLast()
            heads = try heads.map { try moved($0, to: set.changes[first].dot.sequence) }
        }
        return ChangeSet(ledger: set.ledger, lines: set.lines, changes: changes, heads: heads)
    }

    /// The author's signature under another place.
    private static func moved(_ item: SetHead, to place: SequenceNumber) throws -> SetHead {
        let head = item.head
        return SetHead(
            line: item.line,
            head: Head(sequence: place, seed: head.seed, signature: head.signature)
        )
    }

    /// The hub's own signature in the place of the author's.
    private static func signed(
        _ item: SetHead,
        at place: SequenceNumber,
        of set: ChangeSet,
        with key: Curve25519.Signing.PrivateKey,
    ) throws -> SetHead {
        let head = try Head.sign(
            ledger: set.ledger,
            origin: set.lines[Int(item.line.value)].origin,
            sequence: place,
            hash: Digest256(hashing: [1]),
            seed: item.head.seed,
            with: key
        )
        return SetHead(line: item.line, head: head)
    }
}

extension Change {
    /// The same writes at another time.
    fileprivate func copy(time: Int64) -> Change {
        Change(dot: dot, height: height, time: time, context: context, writes: writes)
    }

    /// The same writes in the place of another change.
    fileprivate func copy(at other: Change) -> Change {
        Change(
            dot: other.dot,
            height: other.height,
            time: time,
            context: other.context,
            writes: writes
        )
    }
}
