@testable import SyncProtocol

/// Messages that are wrong in one place each, with the error that the place must give.
///
/// `Fixtures/Hostile` holds each as a file of its name: one frame.
struct HostileMessage: Sendable {
    let name: String
    let frame: ParcelFrame
    let error: ParcelError

    private init(
        _ name: String,
        kind: UInt64,
        flags: UInt8 = 0,
        _ content: [UInt8],
        _ error: ParcelError,
    ) {
        self.name = name
        frame = ParcelFrame(kind: kind, flags: flags, content: content)
        self.error = error
    }

    /// A message of a known kind with a content that is refused.
    private init(
        _ name: String,
        _ kind: UInt64,
        _ reason: ChangeSetError,
        _ content: [UInt8],
    ) {
        self.init(name, kind: kind, content, .malformedMessage(kind: kind, reason))
    }

    /// A hello with one part replaced.
    private init(
        _ name: String,
        _ reason: ChangeSetError,
        _ part: WritableKeyPath<HelloParts, [UInt8]>,
        _ bytes: [UInt8],
    ) {
        self.init(name, 1, reason, HelloParts(part, bytes).content)
    }

    static let all = frames + hellos + haves + receipts + others + digests

    private static let frames = [
        HostileMessage("kind-zero", kind: 0, [], .unknownMessage(kind: 0)),
        HostileMessage("kind-given-up", kind: 2, [], .unknownMessage(kind: 2)),
        HostileMessage("kind-unknown", kind: 13, [], .unknownMessage(kind: 13)),
        HostileMessage("flags-unknown", kind: 13, flags: 3, [], .unknownFlags(3, kind: 13)),
        HostileMessage("flags-of-more", kind: 6, flags: 0x80, [], .unknownFlags(0x80, kind: 6)),
    ]

    private static let hellos = [
        HostileMessage("hello-empty", 1, .truncated, []),
        HostileMessage("hello-with-more", 1, .trailingBytes(1), HelloParts().content + [0]),
        HostileMessage("hello-with-a-long-number", .numberNotShortest, \.parcelNumber, [0x81, 0]),
        HostileMessage(
            "hello-with-a-number-too-large",
            .numberTooLarge,
            \.parcelNumber,
            [UInt8](repeating: 0xff, count: 9) + [2]
        ),
        HostileMessage(
            "hello-with-a-number-beyond-63-bits",
            .lengthOverLimit(1 << 63, limit: .max),
            \.parcelNumber,
            beyond63Bits
        ),
        HostileMessage(
            "hello-with-too-many-tokens",
            .lengthOverLimit(65, limit: 64),
            \.tokens,
            [65] + (0..<65).flatMap { token($0) }
        ),
        HostileMessage(
            "hello-with-tokens-out-of-order",
            .invalidField(.order),
            \.tokens,
            [2] + token(2) + token(1)
        ),
        HostileMessage(
            "hello-with-two-tokens-of-one-life",
            .invalidField(.order),
            \.tokens,
            [2] + token(1) + token(1)
        ),
        HostileMessage(
            "hello-with-a-key-of-low-order",
            .invalidField(.key),
            \.agreementKey,
            LowOrderPoints.all[2]
        ),
        HostileMessage(
            "hello-with-a-key-in-a-second-form",
            .invalidField(.key),
            \.agreementKey,
            secondForm(AgreementKey(SealedSamples.readerKey).bytes)
        ),
        HostileMessage(
            "hello-with-a-code-too-long",
            .lengthOverLimit(256, limit: 255),
            \.officeCode,
            [0x80, 2] + zeros(256)
        ),
        HostileMessage("hello-with-no-text", .invalidText, \.softwareVersion, [2, 0xe0, 0xb8]),
        HostileMessage(
            "hello-with-a-schema-beyond-32-bits",
            .numberTooLarge,
            \.schemaVersion,
            [0x80, 0x80, 0x80, 0x80, 0x10]
        ),
        HostileMessage(
            "hello-with-dictionary-zero",
            .invalidField(.order),
            \.dictionaries,
            [1, 0]
        ),
        HostileMessage(
            "hello-with-dictionaries-out-of-order",
            .invalidField(.order),
            \.dictionaries,
            [2, 2, 1]
        ),
        HostileMessage("hello-cut-off", .truncated, \.dictionaries, [3, 1, 2]),
    ]

    private static let haves = [
        HostileMessage("have-of-half-an-entry", 3, .invalidField(.order), have([14] + zeros(14))),
        HostileMessage(
            "have-of-nothing-held",
            3,
            .invalidField(.order),
            have([28] + entry(1, sequence: 0))
        ),
        HostileMessage(
            "have-out-of-order",
            3,
            .invalidField(.order),
            have([56] + entry(2, sequence: 1) + entry(1, sequence: 1))
        ),
        HostileMessage(
            "have-with-an-entry-twice",
            3,
            .invalidField(.order),
            have([56] + entry(1, sequence: 1) + entry(1, sequence: 1))
        ),
        HostileMessage(
            "have-of-too-many-entries",
            3,
            .lengthOverLimit(114_716, limit: 114_688),
            have([0x9c, 0x80, 7])
        ),
        HostileMessage("have-with-no-text", 3, .invalidText, zeros(16) + [1, 0xff, 0]),
    ]

    private static let receipts = [
        HostileMessage(
            "receipt-of-a-key-of-small-order",
            7,
            .invalidField(.key),
            [1] + zeros(31) + zeros(8) + [1] + zeros(16) + [0] + zeros(64)
        ),
        HostileMessage(
            "receipt-with-half-a-signature",
            7,
            .truncated,
            MessageWriter.content(of: .receipt(SampleMessages.receipt)).dropLast(32)
        ),
        HostileMessage(
            "receipt-out-of-order",
            7,
            .invalidField(.order),
            SampleMessages.receipt.issuer.bytes + zeros(8) + [1] + zeros(16)
                + [56] + entry(2, sequence: 1) + entry(1, sequence: 1) + zeros(64)
        ),
    ]

    private static let others = [
        HostileMessage("notice-not-text", 5, .invalidText, [0, 1, 0xff]),
        HostileMessage(
            "notice-too-long",
            5,
            .lengthOverLimit(4_097, limit: 4_096),
            [0, 0x81, 0x20] + zeros(4_097)
        ),
        HostileMessage(
            "notice-beyond-32-bits",
            5,
            .numberTooLarge,
            [0x80, 0x80, 0x80, 0x80, 0x10, 0]
        ),
        HostileMessage("more-with-content", 6, .trailingBytes(1), [0]),
        HostileMessage("token-cut-off", 8, .truncated, zeros(40)),
        HostileMessage("token-with-more", 8, .trailingBytes(2), zeros(41) + [0, 0]),
        HostileMessage(
            "token-beyond-63-bits",
            8,
            .lengthOverLimit(1 << 63, limit: .max),
            zeros(24) + beyond63Bits
        ),
        HostileMessage("renew-cut-off", 9, .truncated, zeros(23)),
        HostileMessage("renew-with-more", 9, .trailingBytes(1), zeros(25)),
        HostileMessage("succession-of-nothing", 12, .invalidField(.counts), zeros(25)),
        HostileMessage("succession-unsigned", 12, .truncated, zeros(24) + [1] + zeros(8)),
        HostileMessage(
            "succession-of-too-many-lives",
            12,
            .lengthOverLimit(17, limit: 16),
            zeros(24) + [17] + zeros(17 * 8)
        ),
        HostileMessage("join-with-half-a-secret", 10, .truncated, zeros(16)),
        HostileMessage("join-with-no-text", 10, .invalidText, zeros(48) + [1, 0x80, 0]),
        HostileMessage(
            "join-with-a-name-too-long",
            10,
            .lengthOverLimit(4_097, limit: 4_096),
            zeros(48) + [0, 0x81, 0x20]
        ),
    ]

    private static let digests = [
        HostileMessage(
            "digests-too-many",
            11,
            .lengthOverLimit(1_025, limit: 1_024),
            [0, 0x81, 0x08]
        ),
        HostileMessage("digests-of-nobody", 11, .invalidField(.flags), [2, 0]),
        HostileMessage("digests-more-than-bytes", 11, .truncated, [0, 0x80, 0x08]),
        HostileMessage(
            "digests-out-of-order",
            11,
            .invalidField(.order),
            [0, 2] + digest("b") + digest("a")
        ),
        HostileMessage(
            "digests-of-one-prefix-twice",
            11,
            .invalidField(.order),
            [0, 2] + digest("a") + digest("a")
        ),
        HostileMessage(
            "digests-beyond-32-bits",
            11,
            .numberTooLarge,
            [0, 1, 0, 0x80, 0x80, 0x80, 0x80, 0x10] + zeros(16)
        ),
    ]

    /// A number that a database would take for one below zero.
    private static let beyond63Bits = [UInt8](repeating: 0x80, count: 9) + [1]

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    /// The top bit of a key says nothing to the curve, and so must be 0.
    private static func secondForm(_ key: [UInt8]) -> [UInt8] { key.dropLast() + [key[31] | 0x80] }

    private static func token(_ node: UInt8) -> [UInt8] {
        zeros(15) + [node] + zeros(8) + [1] + zeros(16)
    }

    private static func have(_ vector: [UInt8]) -> [UInt8] { zeros(16) + [0] + vector }

    private static func entry(_ origin: UInt8, sequence: UInt8) -> [UInt8] {
        zeros(15) + [origin] + zeros(3) + [sequence] + zeros(8)
    }

    private static func digest(_ prefix: String) -> [UInt8] {
        [UInt8(prefix.utf8.count)] + Array(prefix.utf8) + [1] + zeros(16)
    }
}
