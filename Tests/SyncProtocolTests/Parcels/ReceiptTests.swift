import Crypto
import SyncProtocol
import Testing

@Suite("A receipt")
struct ReceiptTests {
    private static let receipt = SampleMessages.receipt

    /// The same receipt with some fields replaced and the old signature.
    private static func altered(
        issuer: VerifyingKey = receipt.issuer,
        incarnation: Incarnation = receipt.incarnation,
        parcelNumber: UInt64 = receipt.parcelNumber,
        ledger: LedgerID = receipt.ledger,
        vector: VersionVector = receipt.vector,
        signature: [UInt8] = receipt.signature,
    ) -> Receipt {
        Receipt(
            issuer: issuer,
            incarnation: incarnation,
            parcelNumber: parcelNumber,
            ledger: ledger,
            vector: vector,
            signature: signature
        )
    }

    @Test("is valid as its issuer signed it, before and after it was sent on")
    func valid() throws {
        #expect(Self.receipt.isValid)
        #expect(Self.receipt.issuer == VerifyingKey(SealedSamples.senderKey.publicKey))
        let frames = Parcel([.receipt(Self.receipt)]).frames
        guard case .receipt(let read) = try Parcel(reading: frames).messages.first else {
            Issue.record("a receipt is read as something else")
            return
        }
        #expect(read == Self.receipt)
        #expect(read.isValid)
    }

    @Test("is not valid with any one field changed")
    func everyField() {
        let held = Self.receipt.vector.entries
        let vectors = [
            VersionVector(),
            VersionVector(held.dropLast()),
            VersionVector(held + [SampleMessages.heldEntry(10, 1)]),
            VersionVector(held.dropLast() + [SampleMessages.heldEntry(9, 8)]),
        ]
        let altered =
            [
                Self.altered(issuer: VerifyingKey(SealedSamples.signingKey(9).publicKey)),
                Self.altered(incarnation: SampleMessages.life(2)),
                Self.altered(parcelNumber: 301),
                Self.altered(ledger: LedgerID(high: 3, low: 5)),
                Self.altered(signature: Self.receipt.signature.dropLast()),
                Self.altered(signature: [UInt8](repeating: 0, count: 64)),
            ] + vectors.map { Self.altered(vector: $0) }
        #expect(Self.altered().isValid)
        for receipt in altered {
            #expect(receipt != Self.receipt)
            #expect(!receipt.isValid, "\(receipt)")
        }
    }

    @Test("is refused or not valid, whichever bit of it is flipped on the way")
    func everyBit() throws {
        for frame in Parcel([.receipt(Self.receipt)]).frames {
            for bit in 0..<8 * frame.content.count {
                var content = frame.content
                content[bit / 8] ^= 1 << UInt8(bit % 8)
                let flipped = ParcelFrame(kind: frame.kind, flags: frame.flags, content: content)
                guard case .receipt(let receipt) = try? Message(reading: flipped) else { continue }
                #expect(!receipt.isValid, "bit \(bit)")
            }
        }
    }

    @Test("does not pass for one of another kind: the signed bytes say what they are")
    func domain() throws {
        let bytes =
            Self.receipt.incarnation.bytes + [0, 0, 0, 0, 0, 0, 1, 44] + Self.receipt.ledger.bytes
            + Self.receipt.vector.bytes
        let key = SealedSamples.senderKey
        let bare = Array(try key.signature(for: bytes))
        let named = Array(try key.signature(for: Array("tambon receipt 1".utf8) + bytes))
        #expect(!Self.altered(signature: bare).isValid)
        #expect(Self.altered(signature: named).isValid)
    }
}
