import ComplaintModel
import NodeStore
package import SyncProtocol

/// What the acceptance of an invitation came to.
package struct JoinReport: Hashable, Sendable, Encodable {
    /// The code of this office.
    package let office: String
    /// The code of the node that invited it.
    package let invitedBy: String
    /// Where that node can be called; empty if only sticks go there.
    package let address: String
    /// Whether this computer joined the books of another computer of the office.
    package let isFurtherComputer: Bool
}

extension FieldNode {
    /// Accepts an invitation: complete offline, and announced with the next parcel on any road.
    ///
    /// - Parameter bytes: the invitation's file.
    /// - Returns: who invited whom.
    /// - Throws: ``TrustError`` if it is for another office or another computer's books, or this node
    ///   belongs to another deployment or knows that it was revoked, which no invitation changes.
    package func join(_ bytes: [UInt8]) throws -> JoinReport {
        let invitation = try Self.readInvitation(bytes)
        guard invitation.officeCode.string == office.code.text,
            invitation.level == office.level.node
        else {
            throw TrustError.invitedElsewhere(
                invited: invitation.officeCode.string,
                own: office.code.text
            )
        }
        if let ledger = invitation.ledger, ledger != ownLedger {
            throw TrustError.invitedToOtherBook(code: office.code.text)
        }
        try transaction { writer in
            if let root = try root(writer.reader), root != invitation.root {
                throw TrustError.otherDeployment
            }
            if try authority(writer.reader).isRevoked(verifyingKey) {
                throw TrustError.revoked(code: office.code.text)
            }
            try accept(invitation, bytes, in: writer)
        }
        forgetDerived()
        events.tell(.invited)
        return JoinReport(
            office: office.code.text,
            invitedBy: invitation.issuerCode.string,
            address: invitation.address.string,
            isFurtherComputer: invitation.ledger != nil
        )
    }

    private func accept(
        _ invitation: Invitation,
        _ bytes: [UInt8],
        in writer: StoreWriter,
    ) throws {
        try keepAddress(besides: invitation, in: writer)
        // Whoever has invited may have taken the place of a machine that answered at the same address.
        try writer.unset(prefix: Setting.peerPrefix)
        try writer.set(Setting.root, to: invitation.root.bytes.hex)
        let certificates = ownCertificates(try authority(writer.reader))
        // Whoever accepts one twice has got its certificate already.
        if try writer.reader.setting(Setting.invitation) != bytes.hex {
            try writer.set(Setting.invitation, to: bytes.hex)
            try writer.set(Setting.formerCertificates, to: certificates.joined(separator: " "))
        }
        // The number of an invitation that another computer had used is that computer's; one under which
        // this node was certified stays.
        let station = Setting.station(in: ownLedger)
        if invitation.ledger != nil,
            try certificates.isEmpty || writer.reader.setting(station) == nil
        {
            try writer.set(station, to: String(invitation.station))
        }
    }

    /// Reads an invitation's file.
    ///
    /// - Throws: ``TrustError/badInvitation(_:)``.
    package static func readInvitation(_ bytes: [UInt8]) throws(TrustError) -> Invitation {
        do throws(InvitationError) { return try Invitation(decoding: bytes) } catch {
            throw .badInvitation(error)
        }
    }

    /// Where the node above can be called, as its invitation says; nil if only sticks go there.
    package func addressAbove() throws -> String? {
        let address = try store.read { reader in
            try reader.setting(Setting.addressAbove) ?? acceptedInvitation(reader)?.address.string
        }
        return address.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Keeps the address of an earlier invitation of the same node, if the new one names none.
    private func keepAddress(besides invitation: Invitation, in writer: StoreWriter) throws {
        let former = try acceptedInvitation(writer.reader)
        let known = try writer.reader.setting(Setting.addressAbove) ?? former?.address.string ?? ""
        if invitation.address.string.isEmpty, former?.issuer == invitation.issuer, !known.isEmpty {
            try writer.set(Setting.addressAbove, to: known)
        } else {
            try writer.unset(prefix: Setting.addressAbove)
        }
    }

    /// The invitation that this node has accepted.
    func acceptedInvitation(_ reader: StoreReader) throws -> Invitation? {
        guard let text = try reader.setting(Setting.invitation), let bytes = [UInt8](hex: text)
        else { return nil }
        return try? Invitation(decoding: bytes)
    }

    /// The answer that goes with every parcel until a certificate is here that was not when the invitation
    /// was accepted.
    ///
    /// An earlier certificate is not enough: who issued it may be lost and revoked, and nobody else may
    /// have heard that it had enrolled this node. Nor is it that whoever has invited was heard since: what
    /// is read late was written before. A node whose earlier certificate is in force gets no other one, and
    /// goes on answering: it is certified anew as soon as whoever had issued that is revoked.
    func joinAnswer(_ reader: StoreReader) throws -> JoinAnswer? {
        let authority = try authority(reader)
        let uncertified = try predecessors(reader).subtracting([verifyingKey])
            .filter { authority.certificate(of: $0).isEmpty }.sorted()
        let before = try reader.setting(Setting.formerCertificates) ?? ""
        let fresh = Set(ownCertificates(authority)).subtracting(
            before.split(separator: " ").map(String.init)
        )
        // First what is cheap: it ends here in nearly every exchange.
        if !fresh.isEmpty, uncertified.isEmpty { return nil }
        guard let invitation = try acceptedInvitation(reader) else { return nil }
        return JoinAnswer(
            secret: invitation.secret,
            ledger: ownLedger,
            officeCode: Utf8Text(office.code.text),
            officeName: Utf8Text(try ownName(reader)),
            predecessors: Array(uncertified.prefix(JoinAnswer.predecessorLimit))
        )
    }

    /// The statements that certify this node's key.
    private func ownCertificates(_ authority: Authority) -> [String] {
        authority.statements(certifying: verifyingKey).map(\.description)
    }

    private func ownName(_ reader: StoreReader) throws -> String {
        guard let held = try reader.ledger(ownLedger) else { return "" }
        return try rules(of: held.number, in: reader).name
    }
}

extension FieldNode {
    /// Sets up the node of a further computer of an office, if the invitation is for one and the
    /// folder holds no node yet, or one whose setting up was cut short.
    ///
    /// - Throws: ``TrustError`` if the invitation needs a node that was set up before, or `StoreError`.
    package static func prepare(
        _ directory: String,
        toJoin bytes: [UInt8],
        world: World,
    ) throws {
        // What was cut short was never used, and is begun anew.
        let isCutShort = FolderMark.unfinished(in: directory).isThere
        if NodeStore.exists(in: directory), !isCutShort { return }
        let invitation = try readInvitation(bytes)
        guard invitation.ledger != nil, let code = OfficeCode(invitation.officeCode.string) else {
            throw TrustError.nodeNeeded(code: invitation.officeCode.string)
        }
        let setUp = OfficeSetUp(
            code: code,
            name: invitation.officeName.string,
            level: invitation.level.office,
            procedure: Procedure.shipped[0]
        )
        _ = try create(setUp, directory: directory, joining: invitation, world: world)
    }
}
