import Crypto

/// The clear part of a sealed parcel: header, stanzas and their checksum.
struct SealedParcelHead {
    /// The parcel's name.
    let id: ParcelID
    /// The lengths that the header states.
    let layout: SealedParcelLayout
    /// Header and stanzas, as they stand in the parcel.
    let bytes: [UInt8]
    /// The SHA-256 of header and stanzas.
    let digest: Digest256

    /// Takes a header and stanzas that fit each other.
    init(id: ParcelID, layout: SealedParcelLayout, bytes: [UInt8]) {
        self.id = id
        self.layout = layout
        self.bytes = bytes
        digest = Digest256(hashing: bytes)
    }

    /// Seals the content key to every recipient.
    init(_ seal: ParcelSeal, layout: SealedParcelLayout) throws {
        var bytes = SealedParcel.magic
        bytes.append(SealedParcel.formatVersion)
        bytes.append(contentsOf: seal.id.bytes)
        bytes.appendBigEndian(UInt64(layout.totalCount))
        bytes.append(UInt8(layout.stanzaCount))
        let info = Self.stanzaInfo(header: bytes)
        for recipient in seal.recipients {
            let secret = seal.contentKey.bytes
            bytes += try HybridEncryption.seal(secret, to: recipient, info: info)
        }
        self.init(id: seal.id, layout: layout, bytes: bytes)
    }

    /// The first eight bytes of the digest: what tells damage here from a parcel for somebody else.
    ///
    /// Everybody can make it, so it proves nothing.
    var checksum: [UInt8] { Array(digest.bytes.prefix(SealedParcelLayout.checksumCount)) }

    /// Finds the stanza that a key opens.
    ///
    /// - Throws: `weakStanza` if any stanza could be opened by everybody, `notForThisNode` if none
    ///   opens.
    func contentKey(
        with key: Curve25519.KeyAgreement.PrivateKey
    ) throws(SealedParcelError) -> ContentKey {
        let stanzas = stanzas
        for (index, stanza) in stanzas.enumerated()
        where HybridEncryption.encapsulatedKey(of: stanza) == nil {
            throw .weakStanza(index + 1)
        }
        let info = Self.stanzaInfo(header: Array(bytes.prefix(SealedParcelLayout.headerCount)))
        for stanza in stanzas {
            if let secret = HybridEncryption.open(stanza, with: key, info: info),
                let contentKey = ContentKey(bytes: secret)
            {
                return contentKey
            }
        }
        throw .notForThisNode
    }

    private var stanzas: [[UInt8]] {
        let size = SealedParcelLayout.stanzaCount
        return stride(from: SealedParcelLayout.headerCount, to: bytes.count, by: size).map {
            Array(bytes[$0..<$0 + size])
        }
    }

    private static func stanzaInfo(header: [UInt8]) -> [UInt8] {
        Array("tambon parcel 1".utf8) + header
    }
}
