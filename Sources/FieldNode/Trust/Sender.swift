import ComplaintModel
import NodeStore
import SyncProtocol

/// What the sender of a parcel is to this node.
enum Sender: Hashable {
    /// It is enrolled; `isAbove` if its prefixes reach this node's office.
    case enrolled(isAbove: Bool)
    /// It has invited this node, or is a centre for whose keys the root key vouches, and the registry here
    /// does not name it yet.
    case inviter
    /// Its key was revoked.
    case revoked
    /// Nobody that this node knows.
    case unknown

    /// Whether it may be spoken to.
    var isPeer: Bool {
        switch self {
        case .enrolled, .inviter: true
        case .revoked, .unknown: false
        }
    }

    /// Whether it stands above this node.
    var isAbove: Bool { self == .enrolled(isAbove: true) || self == .inviter }
}

extension FieldNode {
    /// What a key is to this node.
    func standing(of key: VerifyingKey, _ reader: StoreReader) throws -> Sender {
        let authority = try authority(reader)
        if authority.isRevoked(key) { return .revoked }
        let certificates = authority.certificate(of: key)
        if !certificates.isEmpty {
            let own = Utf8Text(office.code.text)
            let isAbove = certificates.contains { $0.prefixes.covers(own) }
            return .enrolled(isAbove: isAbove && key != verifyingKey)
        }
        let isTrusted =
            try acceptedInvitation(reader)?.issuer == key
            || vouchedCentre(reader)?.signingKey == key
        return isTrusted ? .inviter : .unknown
    }

    /// The code of the office that a key signs for: as it is certified, or as the accepted invitation
    /// says; nil for a stranger.
    func officeCode(of key: VerifyingKey, _ reader: StoreReader) throws -> String? {
        let certified = try authority(reader).certificate(of: key).last?.code.string
        if let certified { return certified }
        let vouched = try vouchedCentre(reader)
        if vouched?.signingKey == key { return vouched?.code.string }
        let invitation = try acceptedInvitation(reader)
        return invitation?.issuer == key ? invitation?.issuerCode.string : nil
    }

    /// Who can open a parcel for a peer: the peer alone once it is known, else all nodes above.
    func recipients(
        _ peer: VerifyingKey?,
        above: [VerifyingKey: AgreementKey],
        _ reader: StoreReader,
    ) throws -> [AgreementKey] {
        if let peer {
            if let known = above[peer] { return [known] }
            let stored = try reader.peer(of: NodeID(of: peer))?.agreementKey
            if let key = stored.flatMap({ AgreementKey(bytes: $0) }) { return [key] }
        }
        return above.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The node above that a first parcel to an unknown address is written for: the inviter, else the
    /// nearest.
    func likelyAbove(
        _ above: [VerifyingKey: AgreementKey],
        _ reader: StoreReader,
    ) throws -> VerifyingKey {
        if let issuer = try acceptedInvitation(reader)?.issuer, above[issuer] != nil {
            return issuer
        }
        let nearest = try authority(reader).nodesAbove(Utf8Text(office.code.text))
        guard
            let key = (nearest.map(\.signingKey) + above.keys.sorted()).first(where: {
                above[$0] != nil
            })
        else { throw TrustError.notEnrolled(code: office.code.text) }
        return key
    }

    /// Makes sure that a parcel comes from somebody who may speak here; one who accepts an
    /// invitation is enrolled first, and one who brings a certificate of its own is heard of by it:
    /// this node may have lost it when it was put back from a copy, or the sender has other keys since
    /// that happened to it.
    ///
    /// - Parameters:
    ///   - parcel: all of the parcel but its change sets.
    ///   - sets: hands out the change sets in their order.
    ///   - writer: the transaction.
    /// - Returns: what the sender is, and how many changes that tell it were new here.
    /// - Throws: ``ExchangeError``; the transaction is to be undone then.
    func admitSender(
        of parcel: ReadParcel,
        sets: (_ each: ([UInt8]) throws -> Void) throws -> Void,
        in writer: StoreWriter,
    ) throws -> (sender: Sender, learnt: Int) {
        let known = try standing(of: parcel.sender, writer.reader)
        let accepted = try ownInvitation(acceptedBy: parcel, writer.reader)
        if case .enrolled = known, let accepted, accepted.invitation.usedBy == nil,
            try !isBacked(parcel.sender, writer.reader)
        {
            // Whoever had enrolled it was revoked since.
            try enrol(parcel, accepting: accepted, in: writer)
        }
        if known != .unknown { return (known, 0) }
        if let accepted {
            try enrol(parcel, accepting: accepted, in: writer)
            return (try standing(of: parcel.sender, writer.reader), 0)
        }
        // An answer to somebody else says nothing here: this node may have forgotten the sender.
        let learnt = try learnCertificates(from: sets, codes: parcel.codes, in: writer)
        let sender = try standing(of: parcel.sender, writer.reader)
        if sender != .unknown { return (sender, learnt) }
        let code = parcel.hello.officeCode.string
        if try !mayEnrol(parcel.hello.officeCode, authority(writer.reader)) {
            throw ExchangeError.uncertified(code: code, own: office.code.text)
        }
        throw parcel.answer == nil
            ? ExchangeError.unknownSender(code: code) : .unknownInvitation(code: code)
    }

    /// Applies what a parcel brings of registries, also of those that nobody has brought yet.
    ///
    /// What they say counts as far as it goes back to the root. What is wrong with a set is said when it is
    /// its turn.
    private func learnCertificates(
        from sets: (_ each: ([UInt8]) throws -> Void) throws -> Void,
        codes: [LedgerID: String],
        in writer: StoreWriter,
    ) throws -> Int {
        var learnt = 0
        try sets { body in
            var reader = ByteReader(body)
            guard let header = try? ChangeSetHeader(&reader),
                try isRegistry(header.ledger, codes: codes, writer.reader),
                let set = try? ChangeSetDecoder.decode(body)
            else { return }
            do {
                learnt += try absorb(set, body, codes: codes, in: writer).newChanges
            } catch is ChangeSetError { return }
        }
        return learnt
    }

    /// Whether a ledger is a registry of this deployment, by what is held or by its id.
    private func isRegistry(
        _ ledger: LedgerID,
        codes: [LedgerID: String],
        _ reader: StoreReader,
    ) throws -> Bool {
        if let held = try reader.ledger(ledger) { return held.registryPrefix != nil }
        let code = codes[ledger] ?? ""
        return try StoreReader.HeldLedger.registryPrefix(of: code) != nil
            && accepts(ledger, code: code, reader)
    }

    /// Whether a peer may have a ledger: its own books and those under its prefixes, and the
    /// registries on its path.
    func mayHave(
        _ ledger: StoreReader.HeldLedger,
        _ key: VerifyingKey,
        as sender: Sender,
        _ authority: Authority,
    ) -> Bool {
        let certificates = authority.certificate(of: key)
        if let prefix = ledger.registryPrefix {
            if sender == .inviter { return true }
            return certificates.contains { certificate in
                prefix.covers(certificate.code) || certificate.prefixes.covers(prefix)
            }
        }
        switch sender {
        case .inviter: return true
        case .revoked, .unknown: return false
        case .enrolled:
            return codes(of: ledger.id, claimed: ledger.code, authority)
                .contains { authority.mayHold(ledger.id, coded: $0, by: key) }
        }
    }

    /// The codes that a ledger stands under: those that certificates bind it to, and only as long as
    /// there is none what it says of itself.
    private func codes(
        of ledger: LedgerID,
        claimed: String,
        _ authority: Authority,
    ) -> [Utf8Text] {
        let certified = authority.codes(of: ledger)
        return certified.isEmpty ? [Utf8Text(claimed)] : certified
    }

    /// The ledgers held that a peer may have, registries first: what they say admits the rest.
    func ledgers(
        for key: VerifyingKey,
        as sender: Sender,
        _ reader: StoreReader,
    ) throws -> [StoreReader.HeldLedger] {
        let authority = try authority(reader)
        let allowed = try candidates(for: key, as: sender, authority, reader)
            .filter { mayHave($0, key, as: sender, authority) }
        return allowed.filter { $0.registryPrefix != nil } + allowed.filter(\.isOwn)
            + allowed.filter { $0.registryPrefix == nil && !$0.isOwn }
    }

    /// Ledgers held among which are all that a peer may have, sorted by code and id.
    ///
    /// Thousands of offices call a hub, and each may have the registries on its path and its own books:
    /// those are looked up, and the others not looked at.
    private func candidates(
        for key: VerifyingKey,
        as sender: Sender,
        _ authority: Authority,
        _ reader: StoreReader,
    ) throws -> [StoreReader.HeldLedger] {
        let certificates = authority.certificate(of: key)
        let isHub = certificates.contains { !$0.prefixes.isEmpty }
        guard let root = authority.root, !isHub, sender != .inviter else {
            return try reader.ledgers()
        }
        var found: Set<StoreReader.HeldLedger> = []
        for code in certificates.map(\.code) {
            let registries = code.path.map { LedgerID.registry(root: root, prefix: $0) }
            for id in authority.ledgers(of: code).union(registries) {
                if let ledger = try reader.ledger(id) { found.insert(ledger) }
            }
            found.formUnion(try reader.ledgers(coded: code.string))
        }
        return found.sorted { ($0.code, $0.id) < ($1.code, $1.id) }
    }

    /// Whether this node takes up a ledger that it does not hold.
    ///
    /// A registry is known by its id, which nothing else can have. An office takes up no other
    /// office's books; a hub those under its prefixes.
    func accepts(_ ledger: LedgerID, code: String, _ reader: StoreReader) throws -> Bool {
        guard let root = try root(reader) else { return false }
        let claimed = StoreReader.HeldLedger.registryPrefix(of: code)
        if let claimed { return LedgerID.registry(root: root, prefix: claimed) == ledger }
        let authority = try authority(reader)
        return office.level != .office
            && codes(of: ledger, claimed: code, authority)
                .contains { authority.mayHold(ledger, coded: $0, by: verifyingKey) }
    }
}
