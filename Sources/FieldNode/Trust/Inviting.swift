package import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Makes an invitation for an office under this node.
    ///
    /// - Parameters:
    ///   - code: the office's code. If a node of it is or was enrolled, the invitation is for a further
    ///     computer of the same office, which joins the same ledger.
    ///   - level: the office's level.
    ///   - ownBooks: whether it is for a computer that has books of its own and goes on in them.
    ///   - address: where this node can be called; empty if only sticks come here.
    /// - Returns: the bytes of the file to hand over.
    /// - Throws: ``FieldNodeError`` if this node may not enrol under that code, or `StoreError`.
    package func invite(
        _ code: OfficeCode,
        level: OfficeLevel,
        ownBooks: Bool = false,
        address: String = "",
    ) throws -> [UInt8] {
        try store.write { writer in
            let authority = try authority(writer.reader)
            guard let root = authority.root else {
                throw TrustError.notEnrolled(code: office.code.text)
            }
            try requireEnrolment(of: code, authority)
            guard level <= office.level else {
                throw TrustError.levelTooHigh(code: code.text, own: office.code.text)
            }
            let text = Utf8Text(code.text)
            let secret = world.randomBytes(JoinAnswer.secretByteCount)
            let ledger =
                level == .office && !ownBooks
                ? try books(of: text, authority, writer.reader) : nil
            let invitation = Invitation(
                root: root,
                issuer: verifyingKey,
                issuerAgreement: AgreementKey(keys.agreement),
                secret: secret,
                ledger: ledger,
                level: level.node,
                station: try nextStation(of: code, level, authority, writer.reader),
                officeCode: text,
                officeName: Utf8Text(try name(of: ledger, writer.reader)),
                issuerCode: Utf8Text(office.code.text),
                address: Utf8Text(address)
            )
            try writer.keep(
                StoredInvitation(
                    secretDigest: Digest256(hashing: secret),
                    code: code.text,
                    level: level.rawValue,
                    ledger: ledger,
                    at: world.nowMilliseconds(),
                    usedBy: nil
                )
            )
            return try invitation.signed(with: keys.signing)
        }
    }

    /// The books of an office: of its enrolled nodes, or else of one that was revoked, if they are here.
    private func books(
        of code: Utf8Text,
        _ authority: Authority,
        _ reader: StoreReader,
    ) throws -> LedgerID? {
        let certified = authority.all.filter {
            $0.certificate.code == code && $0.certificate.level == .office
        }
        // Of several the same ones as reports and transfers go by.
        let present = certified.filter { $0.state == .counts }.map(\.certificate.ledger).min()
        if let present { return present }
        return try certified.filter { $0.state == .revoked }.map(\.certificate.ledger).sorted()
            .first { try reader.ledger($0) != nil }
    }

    /// The number by which a further computer's slip codes are told from the others': no two that this node
    /// has invited get the same one, whether they have accepted yet, or were revoked.
    ///
    /// Two nodes that invite for one office may not hear of each other in time. So one counts only where
    /// nobody else has enrolled a computer of it; any other takes a number by chance, beyond those of later
    /// lives.
    private func nextStation(
        of code: OfficeCode,
        _ level: OfficeLevel,
        _ authority: Authority,
        _ reader: StoreReader,
    ) throws -> UInt32 {
        let text = Utf8Text(code.text)
        let certified = authority.all.filter {
            $0.certificate.code == text && $0.certificate.level == level.node
        }
        if certified.contains(where: { $0.issuer != verifyingKey }) {
            return UInt32(10_000 + UInt64(bigEndianBytes: world.randomBytes(4)) % 90_000)
        }
        let open = try reader.invitations()
            .count { $0.code == code.text && $0.ledger != nil && $0.usedBy == nil }
        return UInt32(Set(certified.map(\.certificate.signingKey)).count + open + 1)
    }

    /// Makes sure that this node may say who belongs to an office.
    func requireEnrolment(of code: OfficeCode, _ authority: Authority) throws {
        let text = Utf8Text(code.text)
        if authority.certificate(of: verifyingKey).isEmpty {
            throw TrustError.notCertifiedYet(code: office.code.text)
        }
        guard mayEnrol(text, authority) else {
            throw TrustError.mayNotEnrol(code: code.text, own: office.code.text)
        }
    }

    /// Whether this node may say who belongs to an office.
    func mayEnrol(_ code: Utf8Text, _ authority: Authority) -> Bool {
        if authority.isRevoked(verifyingKey) { return false }
        return authority.certificate(of: verifyingKey).contains { certificate in
            certificate.rights.contains(.enrols) && certificate.prefixes.covers(code)
        }
    }

    private func name(of ledger: LedgerID?, _ reader: StoreReader) throws -> String {
        guard let ledger, let held = try reader.ledger(ledger) else { return "" }
        return try rules(of: held.number, in: reader).name
    }
}

extension OfficeLevel {
    /// The level as certificates name it.
    var node: NodeLevel {
        switch self {
        case .office: .office
        case .district: .district
        case .province: .province
        case .centre: .centre
        }
    }
}

extension NodeLevel {
    /// The level as the office names it.
    var office: OfficeLevel {
        switch self {
        case .office: .office
        case .district: .district
        case .province: .province
        case .centre: .centre
        }
    }
}

extension Authority {
    /// The certificates that count and are not revoked.
    var enrolled: [Certificate] { all.filter { $0.state == .counts }.map(\.certificate) }

    /// Those of nodes with offices under them.
    var enrolledHubs: Set<Certificate> { Set(enrolled.filter { !$0.prefixes.isEmpty }) }
}
