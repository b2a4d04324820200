package import Crypto

/// The public half of a node's Ed25519 key, checked to be one that a signature can be trusted under.
package struct VerifyingKey: Hashable, Comparable, Sendable {
    /// The number of bytes.
    package static let byteCount = 32

    /// The 32 bytes of RFC 8032.
    package let bytes: [UInt8]

    /// Takes a key; nil if it is no key, or one of the small-order points under which anybody can
    /// sign anything.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, !Self.isSmallOrder(bytes),
            (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil
        else { return nil }
        self.bytes = bytes
    }

    /// The public half of a private key.
    package init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

    /// A key that nobody has, since it is a hash: SHA-256("tambon nobody 1"), a point of the curve.
    package static let nobody = VerifyingKey(
        trusted: Digest256(hashing: Array("tambon nobody 1".utf8)).bytes
    )

    private init(trusted bytes: [UInt8]) { self.bytes = bytes }

    /// Whether a signature of some bytes was made with this key's private half.
    package func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: self.bytes) else {
            return false
        }
        return key.isValidSignature(signature, for: bytes)
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    /// The encodings of y = 0, ±1 and the points of order 8, with either sign bit, canonical or not.
    private static func isSmallOrder(_ bytes: [UInt8]) -> Bool {
        var unsigned = bytes
        unsigned[31] &= 0x7f
        return smallOrderEncodings.contains(unsigned)
    }

    private static let smallOrderEncodings: Set<[UInt8]> = {
        let zero = [UInt8](repeating: 0, count: 32)
        let one = [1] + [UInt8](repeating: 0, count: 31)
        let high = [UInt8](repeating: 0xff, count: 30) + [0x7f]
        let orderEight: [[UInt8]] = [
            [
                0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef,
                0x98, 0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88,
                0x6d, 0x53, 0xfc, 0x05,
            ],
            [
                0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10,
                0x67, 0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77,
                0x92, 0xac, 0x03, 0x7a,
            ],
        ]
        // p − 1, p and p + 1 with p = 2²⁵⁵ − 19: y = −1, and the long ways to write 0 and 1.
        return Set([zero, one, [0xec] + high, [0xed] + high, [0xee] + high] + orderEight)
    }()
}
