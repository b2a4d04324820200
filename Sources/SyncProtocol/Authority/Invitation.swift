package import Crypto

/// What a node above hands to an office, so that the two can trust each other: a small file.
///
/// Whoever has the file can join in the office's place, once: it is carried like a key. The signature
/// tells damage and makes the issuer answer for it; trust in the issuer is what the hand-over is for.
///
/// Bytes: magic (8) ‖ version (1) ‖ root key (32) ‖ issuer's signing key (32) ‖ issuer's agreement
/// key (32) ‖ secret (32) ‖ ledger (16; zeros for a new office) ‖ level (1) ‖ station (number) ‖
/// office's code ‖ office's name ‖ issuer's code ‖ address (each a string) ‖ signature (64).
package struct Invitation: Hashable, Sendable {
    /// The first eight bytes.
    package static let magic = Array("TAMBONI\0".utf8)
    /// The version that this program reads and writes.
    package static let formatVersion: UInt8 = 1
    /// The most bytes of an invitation.
    package static let byteLimit = 4_096
    /// The most bytes of each of its texts; with all four as long it is still an invitation.
    package static let textByteLimit = 960

    /// The deployment's root key.
    package let root: VerifyingKey
    /// The node that invites.
    package let issuer: VerifyingKey
    /// Its key for parcels.
    package let issuerAgreement: AgreementKey
    /// 32 random bytes.
    package let secret: [UInt8]
    /// The ledger to join; nil for an office that brings its own.
    package let ledger: LedgerID?
    /// The level of the office.
    package let level: NodeLevel
    /// The number of the computer within its office, for slip codes; 1 for the first.
    package let station: UInt32
    /// The office's code.
    package let officeCode: Utf8Text
    /// The office's name, as far as the issuer knows it.
    package let officeName: Utf8Text
    /// The code of the node that invites.
    package let issuerCode: Utf8Text
    /// Where the issuer can be called; empty if only sticks go there.
    package let address: Utf8Text

    /// Describes an invitation.
    package init(
        root: VerifyingKey,
        issuer: VerifyingKey,
        issuerAgreement: AgreementKey,
        secret: [UInt8],
        ledger: LedgerID?,
        level: NodeLevel,
        station: UInt32,
        officeCode: Utf8Text,
        officeName: Utf8Text,
        issuerCode: Utf8Text,
        address: Utf8Text,
    ) {
        self.root = root
        self.issuer = issuer
        self.issuerAgreement = issuerAgreement
        self.secret = secret
        self.ledger = ledger
        self.level = level
        self.station = station
        self.officeCode = officeCode
        self.officeName = officeName
        self.issuerCode = issuerCode
        self.address = address
    }

    /// The bytes of the file.
    ///
    /// - Throws: `textTooLong`, or when the private key cannot sign.
    package func signed(with key: Curve25519.Signing.PrivateKey) throws -> [UInt8] {
        for text in texts where text.bytes.count > Self.textByteLimit {
            throw InvitationError.textTooLong(text, limit: Self.textByteLimit)
        }
        let content = content
        return content + Array(try key.signature(for: Self.domain + content))
    }

    private static let domain = Array("tambon invitation 1".utf8)

    private var texts: [Utf8Text] { [officeCode, officeName, issuerCode, address] }

    private var content: [UInt8] {
        var out = Self.magic
        out.append(Self.formatVersion)
        out += root.bytes + issuer.bytes + issuerAgreement.bytes + secret
        out += ledger?.bytes ?? [UInt8](repeating: 0, count: LedgerID.byteCount)
        out.append(level.rawValue)
        out.appendVarint(UInt64(station))
        for text in texts {
            out.appendVarint(text.bytes.count)
            out += text.bytes
        }
        return out
    }

    /// Reads a file.
    ///
    /// - Throws: why it is refused.
    package init(decoding bytes: [UInt8]) throws(InvitationError) {
        guard bytes.starts(with: Self.magic) else { throw .foreignFile }
        guard bytes.count <= Self.byteLimit else { throw .damaged }
        guard bytes.count > Self.magic.count else { throw .damaged }
        let version = bytes[Self.magic.count]
        guard version == Self.formatVersion else { throw .newerVersion(version) }
        do throws(ChangeSetError) { try self.init(reading: bytes) } catch { throw .damaged }
        let end = bytes.count - Head.signatureByteCount
        guard issuer.isValid(Array(bytes[end...]), for: Self.domain + bytes[..<end]) else {
            throw .damaged
        }
    }

    private init(reading bytes: [UInt8]) throws(ChangeSetError) {
        var reader = ByteReader(bytes)
        _ = try reader.bytes(Self.magic.count + 1)
        guard let root = VerifyingKey(bytes: try reader.bytes(VerifyingKey.byteCount)),
            let issuer = VerifyingKey(bytes: try reader.bytes(VerifyingKey.byteCount)),
            let agreement = AgreementKey(bytes: try reader.bytes(AgreementKey.byteCount))
        else { throw .invalidField(.key) }
        let secret = try reader.bytes(JoinAnswer.secretByteCount)
        let ledger = LedgerID(bytes: try reader.bytes(LedgerID.byteCount))
        guard let level = NodeLevel(rawValue: try reader.byte()),
            let station = UInt32(exactly: try reader.varint()), station > 0
        else { throw .invalidField(.flags) }
        var texts: [Utf8Text] = []
        for _ in 0..<4 {
            let utf8 = try reader.bytes(try reader.count(limit: Self.textByteLimit))
            guard let text = Utf8Text(validating: utf8) else { throw .invalidText }
            texts.append(text)
        }
        _ = try reader.bytes(Head.signatureByteCount)
        guard reader.isAtEnd else { throw .trailingBytes(reader.remaining) }
        self.init(
            root: root,
            issuer: issuer,
            issuerAgreement: agreement,
            secret: secret,
            ledger: ledger == LedgerID(high: 0, low: 0) ? nil : ledger,
            level: level,
            station: station,
            officeCode: texts[0],
            officeName: texts[1],
            issuerCode: texts[2],
            address: texts[3]
        )
    }
}

/// Why an invitation is refused.
package enum InvitationError: Error, Hashable, Sendable {
    /// The first bytes are not those of an invitation.
    case foreignFile
    /// The file is of a format that this version does not read.
    case newerVersion(UInt8)
    /// The bytes are not those that the issuer wrote.
    case damaged
    /// A code, a name or an address is too long to be written down.
    case textTooLong(Utf8Text, limit: Int)
}

extension InvitationError: CustomStringConvertible {
    /// A whole sentence for logs and for the person who brought the file.
    package var description: String {
        switch self {
        case .foreignFile: "the file is not an invitation"
        case .newerVersion(let version):
            "the invitation has format version \(version), which this program cannot read; "
                + "install a newer version"
        case .damaged: "the invitation is damaged: copy it again, or ask for a new one"
        case .textTooLong(let text, let limit):
            "an invitation's codes, names and addresses have at most \(limit) bytes each, and "
                + "“\(text)” has \(text.bytes.count): shorten it"
        }
    }
}
