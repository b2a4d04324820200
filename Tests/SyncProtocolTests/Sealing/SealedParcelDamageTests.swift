import Crypto
import Foundation
import Testing

@testable import SyncProtocol

@Suite("A damaged sealed parcel")
struct SealedParcelDamageTests {
    /// How many random flips a run tries: `TAMBON_FLIPS` in the environment, else 1,000.
    static let flipCount =
        ProcessInfo.processInfo.environment["TAMBON_FLIPS"].flatMap { Int($0) } ?? 1_000

    @Test("F8 is refused as damaged whichever bit of it is flipped")
    func everyBit() throws {
        let seal = SealedSamples.seal(to: [SealedSamples.readerKey])
        let bytes = try SealedParcel.seal(SealedSamples.frames(ofByteCount: 9), with: seal)
        for bit in 0..<8 * bytes.count {
            let error = Self.refusal(of: bytes, flippedAt: bit)
            let known = Self.namesDamage(error)
            try #require(known, "bit \(bit): \(String(describing: error))")
        }
    }

    @Test("F8 is refused as cut off wherever it is cut")
    func everyCut() throws {
        let bytes = try SealedSamples.golden()
        for count in 0..<bytes.count {
            let cut = Array(bytes[..<count])
            let error = #expect(throws: SealedParcelError.self) {
                try SealedParcel.open(cut, with: SealedSamples.readerKey)
            }
            switch error {
            case .empty: #expect(count == 0)
            case .truncated(let there, let declared):
                #expect(there == count)
                #expect(declared == bytes.count || count < 33)
            default: Issue.record("cut at \(count): \(String(describing: error))")
            }
        }
    }

    @Test("of several chunks is refused wherever a bit of it is flipped or it is cut")
    func randomDamage() throws {
        var random = CodecRandom(seed: 7)
        let frames = SealedSamples.frames(ofByteCount: 150_000)
        let bytes = try SealedParcel.seal(frames, with: SealedSamples.seal)
        for _ in 0..<Self.flipCount {
            let bit = random.number(0...8 * bytes.count - 1)
            let known = Self.namesDamage(Self.refusal(of: bytes, flippedAt: bit))
            try #require(known, "bit \(bit)")
        }
        for _ in 0..<Self.flipCount / 10 {
            let cut = Array(bytes[..<random.number(201...bytes.count - 1)])
            let tape = ParcelTape(cut)
            let refusal = SealedParcelError.truncated(
                byteCount: cut.count,
                declared: UInt64(bytes.count)
            )
            #expect(throws: refusal) {
                try SealedParcel.verify(with: SealedSamples.readerKey) { tape.next($0) }
            }
        }
    }

    @Test("is told from one for another node, wherever the damage is")
    func notForThisNode() throws {
        let bytes = try SealedSamples.golden()
        let headCount = 201
        for bit in stride(from: 0, to: 8 * bytes.count, by: 29) {
            let error = Self.refusal(of: bytes, flippedAt: bit, by: SealedSamples.strangerKey)
            if bit < 8 * headCount {
                try #require(Self.namesDamage(error), "bit \(bit)")
            } else {
                try #require(error == .notForThisNode, "bit \(bit)")
            }
        }
    }

    @Test("never stops the program, whatever its clear part says")
    func anyHead() {
        var random = CodecRandom(seed: 11)
        for _ in 0..<2_000 {
            var bytes = SealedParcel.magic + [2] + random.bytes(random.number(0...900))
            if bytes.count > 32, random.isOneIn(2) { bytes[32] = UInt8(random.number(1...8)) }
            #expect(throws: SealedParcelError.self) {
                try SealedParcel.open(bytes, with: SealedSamples.readerKey)
            }
        }
    }

    @Test("is refused with its chunks in another order, left out or repeated")
    func chunksMoved() throws {
        let frames = SealedSamples.frames(ofByteCount: 4 * SealedParcelLayout.chunkCount)
        let bytes = try SealedParcel.seal(frames, with: SealedSamples.seal)
        let chunks = (0..<4).map { Array(bytes[(201 + 65_552 * $0)...].prefix(65_552)) }
        let last = Array(bytes[(201 + 4 * 65_552)...])
        let head = Array(bytes[..<201])
        let orders = [[0, 2, 1, 3], [0, 1, 2], [0, 0, 1, 2, 3], [0, 1, 1, 3], [1, 2, 3, 0]]
        for order in orders {
            let moved = head + order.flatMap { chunks[$0] } + last
            #expect(throws: SealedParcelError.self, "\(order)") {
                try SealedParcel.open(moved, with: SealedSamples.readerKey)
            }
        }
    }

    private static func refusal(
        of bytes: [UInt8],
        flippedAt bit: Int,
        by key: Curve25519.KeyAgreement.PrivateKey = SealedSamples.readerKey,
    ) -> SealedParcelError? {
        var flipped = bytes
        flipped[bit / 8] ^= 1 << UInt8(bit % 8)
        do throws(SealedParcelError) {
            _ = try SealedParcel.open(flipped, with: key)
            return nil
        } catch { return error }
    }

    private static func namesDamage(_ error: SealedParcelError?) -> Bool {
        switch error {
        case .damagedHead, .damagedChunk, .truncated: true
        default: false
        }
    }
}
