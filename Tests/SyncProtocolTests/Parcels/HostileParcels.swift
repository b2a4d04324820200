import SyncProtocol

/// Parcels spoilt in one place each, with the error that the place must give.
///
/// `Fixtures/Hostile` holds each as a file of its name.
struct HostileParcel: Sendable {
    let name: String
    let bytes: [UInt8]
    let error: ParcelError

    private init(_ name: String, _ error: ParcelError, _ bytes: [UInt8]) {
        self.name = name
        self.error = error
        self.bytes = bytes
    }

    private init(_ name: String, _ error: ParcelError, messages: [UInt8]) {
        self.init(name, error, Self.sealed(messages))
    }

    static let all = wholes + frames + contents

    private static let golden = SampleParcels.golden.encoded()

    private static let wholes = [
        HostileParcel("empty", .empty, []),
        HostileParcel("foreign-file", .foreignFile, Array("PK\u{3}\u{4} and so on".utf8)),
        HostileParcel("zeros", .foreignFile, [UInt8](repeating: 0, count: 4_096)),
        HostileParcel("header-only", .truncated(byteCount: 7, declared: 48), Parcel.magic),
        HostileParcel(
            "cut-off",
            .truncated(byteCount: golden.count - 1, declared: UInt64(golden.count)),
            Array(golden.dropLast())
        ),
        HostileParcel("damaged", .damaged, spoilt(at: golden.count / 2)),
        HostileParcel("bytes-after-the-end", .damaged, golden + [0]),
        HostileParcel("length-untrue", .damaged, sealed([], surplus: 1)),
        HostileParcel("newer-version", .newerVersion(2), sealed([], version: 2)),
        HostileParcel("version-byte-damaged", .damaged, spoilt(at: 7)),
    ]

    private static let frames = [
        HostileParcel("unknown-message", .unknownMessage(kind: 7), messages: [7, 0, 0]),
        HostileParcel("message-of-kind-zero", .unknownMessage(kind: 0), messages: [0, 0, 0]),
        HostileParcel("unknown-flags", .unknownFlags(2, kind: 7), messages: [7, 2, 0]),
        HostileParcel(
            "message-longer-than-the-parcel",
            .malformedMessage(kind: 4, .lengthOverLimit(9, limit: 1)),
            messages: [4, 0, 9]
        ),
        HostileParcel(
            "message-without-a-length",
            .malformedMessage(kind: 4, .truncated),
            messages: [4, 0]
        ),
    ]

    private static let contents = [
        HostileParcel(
            "hello-cut-off",
            .malformedMessage(kind: 1, .truncated),
            messages: [1, 0, 3, 0, 0, 0]
        ),
        HostileParcel(
            "hello-with-dictionaries-out-of-order",
            .malformedMessage(kind: 1, .invalidField(.order)),
            messages: [1, 0, 23] + zeros(16) + [1, 0, 1, 1, 2, 2, 1]
        ),
        HostileParcel(
            "recipient-unknown",
            .malformedMessage(kind: 2, .invalidField(.flags)),
            messages: [2, 0, 17] + zeros(16) + [3]
        ),
        HostileParcel(
            "vector-cut-off",
            .malformedMessage(kind: 3, .invalidField(.order)),
            messages: [3, 0, 19] + zeros(16) + [0, 1, 0]
        ),
        HostileParcel(
            "notice-not-text",
            .malformedMessage(kind: 5, .invalidText),
            messages: [5, 1, 3, 0, 1, 0xff]
        ),
        HostileParcel(
            "notice-too-long",
            .malformedMessage(kind: 5, .lengthOverLimit(16_383, limit: 4_096)),
            messages: [5, 1, 3, 0, 0xff, 0x7f]
        ),
        HostileParcel(
            "more-with-content",
            .malformedMessage(kind: 6, .trailingBytes(1)),
            messages: [6, 0, 1, 0]
        ),
    ]

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    private static func spoilt(at place: Int) -> [UInt8] {
        var bytes = golden
        bytes[place] ^= 0x10
        return bytes
    }

    /// A parcel with a digest that fits, whatever it holds.
    static func sealed(
        _ messages: [UInt8],
        version: UInt8 = 1,
        surplus: UInt64 = 0,
    ) -> [UInt8] {
        var out = Parcel.magic + [version]
        out.appendBigEndian(UInt64(48 + messages.count) + surplus)
        out += messages
        return out + Digest256(hashing: out).bytes
    }
}
