import NodeStore
import SyncProtocol

// Machines that were lost before they were enrolled: what they had recorded is saved by a backup, and
// signed by keys that nobody has any more.

extension FieldNode {
    /// The keys of lost machines whose books were put back here.
    func predecessors(_ reader: StoreReader) throws -> Set<VerifyingKey> {
        let text = try reader.setting(Setting.predecessors) ?? ""
        return Set(
            text.split(separator: " ").compactMap { [UInt8](hex: String($0)) }
                .compactMap { VerifyingKey(bytes: $0) }
        )
    }

    /// Notes the key by which the lost machine has written in its office's ledger.
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
            guard isOffice, !authority.isNamed(key) else { continue }
            let certificate = Certificate(
                signingKey: key,
                agreementKey: agreementKey,
                level: .office,
                code: answer.officeCode,
                ledger: answer.ledger,
                prefixes: [],
                rights: [.writes]
            )
            try register(.certificate(certificate), in: writer)
            let limits = try limits(of: key, writer.reader).filter { $0.ledger == answer.ledger }
            try register(.revocation(Revocation(key: key, limits: limits)), in: writer)
        }
    }
}
