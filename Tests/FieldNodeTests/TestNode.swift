import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Synchronization
import SyncProtocol
import Testing

/// A real node in a temporary folder, with a clock that a test moves and chance from a seed.
final class TestNode: Sendable {
    let directory: String
    let node: FieldNode
    let clock: TestClock

    init(
        _ code: String, level: OfficeLevel = .office, procedure: String = "karo-sao",
        clock: TestClock = TestClock(), seed: UInt64 = .random(in: 0 ... .max),
    ) throws {
        directory = NSTemporaryDirectory() + "tambon-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        self.clock = clock
        let office = OfficeSetUp(
            code: try OfficeCode(parsing: code), name: "สำนักงาน \(code)", level: level,
            procedure: try #require(Procedure.shipped(procedure)))
        node = try FieldNode.create(
            office, in: directory, lock: try #require(try NodeLock.acquire(directory: directory)),
            world: clock.world(seed: seed))
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// Records a complaint and returns its id.
    @discardableResult
    func record(
        _ subject: String, received: String? = nil, channel: String = "walk-in",
        _ more: [EditableField: String] = [:], ref: String? = nil,
    ) throws -> RecordedCase {
        var entry = ComplaintEntry(
            [.channel: channel, .subject: subject, .detail: "รายละเอียดของ \(subject)"], ref: ref)
        for (field, text) in more { entry[field] = text }
        entry[.received] = received
        return try node.record([Recording(entry: entry)], allOrNothing: true)[0].get()
    }

    /// The merged state as the bytes that two nodes compare.
    func stateBytes(office: String) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(try node.state(office: office))
    }
}

/// A wall clock that only a test moves.
final class TestClock: Sendable {
    private let milliseconds: Mutex<Int64>

    /// 18 November 2025, 10:00 in Bangkok.
    init(_ milliseconds: Int64 = 1_763_434_800_000) { self.milliseconds = Mutex(milliseconds) }

    func advance(milliseconds by: Int64) { milliseconds.withLock { $0 += by } }

    func world(seed: UInt64) -> World {
        let state = Mutex(seed)
        return World(
            nowMilliseconds: { self.milliseconds.withLock { $0 } },
            randomBytes: { count in
                state.withLock { state in
                    (0..<count).map { _ in
                        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        return UInt8(truncatingIfNeeded: state >> 33)
                    }
                }
            })
    }
}

/// A link that calls another node in the same process, and can be cut.
final class DirectLink: PeerLink {
    let address: String
    private let peer: FieldNode
    private let answersLeft: Mutex<Int>

    struct Cut: Error, CustomStringConvertible {
        let description = "the link was cut"
    }

    init(to peer: FieldNode, answers: Int = .max) {
        address = "direct:\(peer.office.code.text)"
        self.peer = peer
        answersLeft = Mutex(answers)
    }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
        let isUp = answersLeft.withLock { left in
            left -= 1
            return left >= 0
        }
        if !isUp { throw Cut() }
        return try peer.answer(parcel)
    }
}
