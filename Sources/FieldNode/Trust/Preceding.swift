import NodeStore
import SyncProtocol

// Machines that were lost before they were enrolled: what they had recorded is saved by a backup, and
// signed by keys that nobody has any more.

extension FieldNode {
    /// The keys by which earlier lives have written here: those of lost machines whose books were put
    /// back, and this node's own, which a backup of its books cannot know.
    func predecessors(_ reader: StoreReader) throws -> Set<VerifyingKey> {
        let text = try reader.setting(Setting.predecessors) ?? ""
        return Set(
            text.split(separator: " ").compactMap { [UInt8](hex: String($0)) }
                .compactMap { VerifyingKey(bytes: $0) }
        )
    }

    /// Notes the key by which the life that ends has written in its office's ledger.
    func notePredecessor(in writer: StoreWriter) throws {
        guard let held = try writer.reader.ledger(ownLedger) else { return }
        let work = try LedgerWork(self, writer, try writer.reader.log(of: held))
        guard let line = try work.storedLine(), let origin = work.log.lineage.lines[line]?.origin,
            let key = work.log.key(of: origin)
        else { return }
        let keys = try predecessors(writer.reader).union([key]).sorted()
        try writer.set(Setting.predecessors, to: keys.map(\.bytes.hex).joined(separator: " "))
    }

    /// Certifies the lost machines of an office, for what is held of them and nothing further: the
    /// node that was invited in their place answers for what they have written in its ledger.
    ///
    /// - Parameters:
    ///   - answer: the acceptance of the invitation.
    ///   - sender: the key that was certified for it.
    ///   - agreementKey: the sender's, since nothing is ever sealed to a lost machine.
    ///   - writer: the transaction.
    /// - Throws: `StoreError` or ``TrustError``.
    func certifyPredecessors(
        in answer: JoinAnswer,
        of sender: VerifyingKey,
        agreementKey: AgreementKey,
        in writer: StoreWriter,
    ) throws {
        guard let held = try writer.reader.ledger(answer.ledger) else { return }
        let log = try writer.reader.log(of: held)
        let authors = Set(log.lineage.lines.values.compactMap { log.key(of: $0.origin) })
        for key in answer.predecessors where authors.contains(key) && key != sender {
            let authority = try authority(writer.reader)
            let isOffice = authority.certificate(of: sender).contains { $0.ledger == answer.ledger }
            // Two nodes above that certify a machine apart both withdraw that when they hear of each other.
            guard isOffice, authority.certificate(of: key).isEmpty else { continue }
            let certificate = Certificate(
                signingKey: key,
                agreementKey: agreementKey,
                level: .office,
                code: answer.officeCode,
                ledger: answer.ledger,
                prefixes: [],
                rights: [.writes]
            )
            let places = try limits(of: key, writer.reader).filter { $0.ledger == answer.ledger }
            let machine = LimitedMachine(
                key: key,
                certificate: try register(.certificate(certificate), in: writer),
                limit: try register(
                    .revocation(Revocation(key: key, limits: places)),
                    in: writer
                )
            )
            try keep(try limitedMachines(writer.reader) + [machine], in: writer)
        }
    }

    /// Lifts the limits of lost machines that turn out to have been enrolled.
    ///
    /// Two nodes above may not have heard from each other: the one had enrolled the machine, which went
    /// on writing, and the other knows only what a backup has saved. Nobody has revoked that machine:
    /// what it wrote after the backup is as good as what it wrote before. Both statements are withdrawn,
    /// so that only the word of whoever has enrolled it counts, and of whoever has revoked it.
    ///
    /// - Throws: `StoreError` or ``TrustError``.
    func liftLimits(in writer: StoreWriter) throws {
        let limited = try limitedMachines(writer.reader)
        if limited.isEmpty { return }
        let authority = try authority(writer.reader)
        var left: [LimitedMachine] = []
        for machine in limited {
            let isEnrolled = authority.all.contains { listed in
                listed.certificate.signingKey == machine.key && listed.id != machine.certificate
                    && [.counts, .revoked].contains(listed.state)
            }
            if isEnrolled {
                let withdrawn = Revocation.withdrawing([machine.certificate, machine.limit])
                try register(.revocation(withdrawn), in: writer)
            } else {
                left.append(machine)
            }
        }
        if left.count < limited.count { try keep(left, in: writer) }
    }

    /// Notes that another statement limits a lost machine, so that this is the one to be withdrawn if the
    /// machine turns out to have been enrolled.
    func noteLimit(_ id: RowID, inPlaceOf former: Set<RowID>, in writer: StoreWriter) throws {
        let limited = try limitedMachines(writer.reader)
        guard limited.contains(where: { former.contains($0.limit) }) else { return }
        let renewed = limited.map { machine in
            former.contains(machine.limit)
                ? LimitedMachine(key: machine.key, certificate: machine.certificate, limit: id)
                : machine
        }
        try keep(renewed, in: writer)
    }

    private func limitedMachines(_ reader: StoreReader) throws -> [LimitedMachine] {
        let text = try reader.setting(Setting.limitedMachines) ?? ""
        return text.split(separator: "\n").compactMap { LimitedMachine(String($0)) }
    }

    private func keep(_ machines: [LimitedMachine], in writer: StoreWriter) throws {
        let text = machines.map(\.description).joined(separator: "\n")
        try writer.set(Setting.limitedMachines, to: text)
    }
}

/// A lost machine whose key this node has certified for what it held of it, and nothing further.
private struct LimitedMachine: CustomStringConvertible {
    let key: VerifyingKey
    /// The row of the registry that certifies it.
    let certificate: RowID
    /// The row that limits it.
    let limit: RowID

    var description: String { "\(key.bytes.hex) \(certificate) \(limit)" }
}

extension LimitedMachine {
    /// Undoes ``description``; in an extension, so that there is the memberwise way as well.
    init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3, let bytes = [UInt8](hex: parts[0]),
            let key = VerifyingKey(bytes: bytes), let certificate = RowID(hex: parts[1]),
            let limit = RowID(hex: parts[2])
        else { return nil }
        self.init(key: key, certificate: certificate, limit: limit)
    }
}
