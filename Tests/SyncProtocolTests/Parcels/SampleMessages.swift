import Crypto
import SyncProtocol

/// Messages that are the same in every run.
enum SampleMessages {
    /// One message of every kind, in the order of a parcel.
    static let golden: [Message] = [
        .hello(hello),
        .join(
            JoinAnswer(
                secret: secret,
                ledger: ledger,
                officeCode: code,
                officeName: Utf8Text("อบต.กะรน"),
                predecessors: [VerifyingKey(SealedSamples.senderKey.publicKey)]
            )
        ),
        .token(token(1, serial: 300), for: node(2)),
        .renew(node(2), life(9)),
        .succession(succession, of: node(3)),
        .digests(
            LedgerDigests(
                of: .sender,
                [
                    entry("80.21", count: 2, digest: 1),
                    entry("80", count: 3_000_000_000, digest: 2),
                    entry("", count: 0, digest: 3),
                ]
            )
        ),
        .digests(LedgerDigests(of: .reader, [])),
        .have(Have(ledger: ledger, officeCode: code, vector: vector)),
        .changeSet([1, 2, 3, 4]),
        .notice(code: 17, sentence: "นาฬิกาของเครื่องนี้ช้าไปหนึ่งวัน"),
        .receipt(receipt),
        .skipped(kind: 900, bytes: [1, 2]),
        .more,
    ]

    /// The messages whose content has fields.
    static let withFields = golden.filter { ![4, 6, 900].contains($0.kind) }

    static let hello = hello(showing: [
        ShownToken(token(2, serial: 1), of: node(2)),
        ShownToken(token(4, serial: 5), of: node(1)),
        ShownToken(token(3, serial: 70_000), of: node(1)),
    ])

    static let helloToOnePeer = hello(showing: [ShownToken(token(3, serial: 70_000), of: node(1))])

    private static func hello(showing tokens: [ShownToken]) -> Hello {
        Hello(
            incarnation: life(1),
            parcelNumber: 300,
            tokens: tokens,
            agreementKey: AgreementKey(SealedSamples.readerKey),
            officeCode: code,
            softwareVersion: "0.1.0",
            schemaVersion: 1,
            changeSetFormat: 1,
            dictionaries: [1, 2, 255]
        )
    }

    static let receipt = receipt()

    static let succession = succession(of: [life(7), life(5)])

    static func succession(of ended: [Incarnation]) -> Succession {
        do {
            return try Succession(
                signing: SealedSamples.senderKey,
                incarnation: life(1),
                ended: ended
            )
        } catch { preconditionFailure("A sample cannot be signed: \(error)") }
    }

    static func token(_ incarnation: UInt64, serial: UInt64) -> ResumeToken {
        ResumeToken(
            incarnation: life(incarnation),
            serial: serial,
            tag: (0..<ResumeToken.tagByteCount).map { UInt8($0) + UInt8(incarnation) }
        )
    }

    static let secret = (0..<32).map { UInt8($0) }
    static let code = Utf8Text("80.21.karo")
    static let ledger = LedgerID(high: 3, low: 4)
    static let vector = VersionVector([heldEntry(9, 7), heldEntry(5, 4_000_000_000)])

    static func receipt(
        incarnation: Incarnation = life(1),
        parcelNumber: UInt64 = 300,
        ledger: LedgerID = ledger,
        vector: VersionVector = vector,
    ) -> Receipt {
        do {
            return try Receipt(
                signing: SealedSamples.senderKey,
                incarnation: incarnation,
                parcelNumber: parcelNumber,
                ledger: ledger,
                vector: vector
            )
        } catch { preconditionFailure("A sample cannot be signed: \(error)") }
    }

    static func node(_ number: UInt64) -> NodeID { NodeID(high: 0xabcd, low: number) }

    static func life(_ number: UInt64) -> Incarnation { Incarnation(0x0102_0304 << 32 | number) }

    static func heldEntry(_ origin: UInt64, _ sequence: UInt32) -> VersionVector.Entry {
        VersionVector.Entry(
            origin: Origin(high: 1, low: origin),
            sequence: SequenceNumber(sequence),
            hashPrefix: 0xfeed
        )
    }

    private static func entry(
        _ prefix: String,
        count: UInt32,
        digest: UInt8,
    ) -> LedgerDigests.Entry {
        LedgerDigests.Entry(
            prefix: Utf8Text(prefix),
            count: count,
            digest: [UInt8](repeating: digest, count: LedgerDigests.digestByteCount)
        )
    }
}
