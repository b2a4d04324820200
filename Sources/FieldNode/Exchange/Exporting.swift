import ComplaintModel
import NodeStore
package import SyncProtocol
import Synchronization

/// What a parcel in a file came to.
package struct ExportedParcel: Hashable, Sendable {
    /// The file's bytes.
    package let bytes: Int
    /// The changes in it.
    package let changes: Int
}

/// A block that goes into a parcel, as it was found when the parcel was planned.
private struct OfferedBlock {
    let number: Int64
    /// The bytes of its change set.
    let bytes: Int
    /// The changes in it.
    let changes: Int
    /// What the reader has of it; nil if it goes whole.
    let part: (ledger: StoreReader.HeldLedger, covered: LineVector)?
}

extension FieldNode {
    /// Writes a parcel with all that an office's node lacks, as far as is known here.
    ///
    /// It may be of any size: its change sets go from the database into the file one by one.
    ///
    /// - Parameters:
    ///   - code: the office's code. For an office that stands above, any node above can open the parcel,
    ///     and what goes into it is what that office lacks; else it is for all of the office's computers.
    ///   - sink: takes the file's bytes.
    /// - Returns: what has been written.
    /// - Throws: ``TrustError/notEnrolled(code:)``, ``ExchangeError/ownOffice(code:)``,
    ///   ``FieldNodeError/unknownOffice(typed:)``, `StoreError`, or what the sink throws.
    package func export(to code: String, into sink: SealedParcel.Sink) throws -> ExportedParcel {
        let correspondent = try correspondent(named: code)
        let plan = correspondent.plan
        for ledger in plan.ledgers {
            try store.write { try Packing.pack(try $0.reader.log(of: ledger), self, $0) }
        }
        return try keepingBlocks {
            let blocks = try survey(plan.ledgers, for: correspondent.vectors)
            return try withoutActuallyEscaping(sink) { try write(blocks, plan, into: $0) }
        }
    }

    /// Whether blocks stay as they are, since somebody goes by their sizes.
    var keepsBlocks: Bool { exports.withLock { $0 > 0 } }

    private func keepingBlocks<Value>(_ body: () throws -> Value) rethrows -> Value {
        exports.withLock { $0 += 1 }
        defer { exports.withLock { $0 -= 1 } }
        return try body()
    }

    private func correspondent(named code: String) throws -> Correspondent {
        let all = try correspondents()
        let named = try store.read { reader -> Correspondent? in
            let authority = try authority(reader)
            func isCertified(_ key: VerifyingKey) -> Bool {
                authority.certificate(of: key).contains { $0.code.string == code }
            }
            let first = all.first { one in
                one.offices.contains(code) || one.keys.contains(where: isCertified)
            }
            if let first, first.recipient == Self.above {
                if first.keys.count == 1 { return first }
                let keys = try first.keys.filter { key in
                    try isCertified(key) || officeCode(of: key, reader) == code
                }
                return try narrowed(first, to: keys, reader)
            }
            // One that stands below and was never heard from lacks everything.
            let isBelow = authority.certificate(of: verifyingKey)
                .contains { $0.prefixes.covers(Utf8Text(code)) }
            if first == nil, !isBelow { return nil }
            return try computers(of: code, authority, reader) ?? first
        }
        if let named { return named }
        let invitedBy = try store.read { try acceptedInvitation($0)?.issuerCode.string }
        let above = all.first { $0.recipient == Self.above && invitedBy == code }
        if let above { return above }
        if code == office.code.text { throw ExchangeError.ownOffice(code: code) }
        throw FieldNodeError.unknownOffice(typed: code)
    }

    /// Looks what a peer lacks of some ledgers, and how large that is.
    private func survey(
        _ ledgers: [StoreReader.HeldLedger],
        for vectors: [LedgerID: VersionVector],
    ) throws -> [OfferedBlock] {
        var blocks: [OfferedBlock] = []
        let held = try store.read { try $0.versionVectors(of: ledgers) }
        for ledger in ledgers {
            let vector = vectors[ledger.id] ?? VersionVector()
            if held[ledger.id] ?? VersionVector() == vector { continue }
            // One transaction: what is recorded after the signing is not to be offered unsigned.
            try store.write { writer in
                try Packing.pack(try writer.reader.log(of: ledger), self, writer)
                let log = try writer.reader.log(of: ledger)
                let covered = try log.covered(by: vector)
                do {
                    for number in try writer.reader.blockNumbers(above: covered, in: log) {
                        blocks.append(
                            try Self.block(number, of: ledger, covered, log, writer.reader)
                        )
                    }
                } catch StoreError.damagedBlock {
                    try noticeDamage(of: ledger.id, in: writer)
                }
            }
        }
        return blocks
    }

    private static func block(
        _ number: Int64,
        of ledger: StoreReader.HeldLedger,
        _ covered: LineVector,
        _ log: LedgerLog,
        _ reader: StoreReader,
    ) throws -> OfferedBlock {
        let stretches = try reader.stretches(ofBlock: number)
        if stretches.allSatisfy({ $0.range.lowerBound > covered[$0.line] }) {
            let size = try reader.size(ofBlock: number)
            return OfferedBlock(
                number: number,
                bytes: size.bytes,
                changes: size.changes,
                part: nil
            )
        }
        let set = try Offer.set(ofBlock: number, above: covered, .max, reader, log)
        return OfferedBlock(
            number: number,
            bytes: set.body.count,
            changes: set.changes,
            part: (ledger, covered)
        )
    }

    private func body(of block: OfferedBlock) throws -> [UInt8] {
        try store.read { reader in
            guard let part = block.part else { return try reader.block(block.number).body }
            let log = try reader.log(of: part.ledger)
            return try Offer.set(ofBlock: block.number, above: part.covered, .max, reader, log).body
        }
    }

    private func write(
        _ blocks: [OfferedBlock],
        _ plan: ParcelPlan,
        into sink: @escaping SealedParcel.Sink,
    ) throws -> ExportedParcel {
        let letter = try letter(plan)
        let letterBytes = (letter.beforeSets + letter.afterSets).reduce(0) { $0 + $1.byteCount }
        let setBytes = blocks.reduce(0) {
            $0 + ParcelFrame.byteCount(kind: Message.changeSetKind, contentCount: $1.bytes)
        }
        var writer = try SealedParcelWriter(
            try seal(plan),
            frameByteCount: letterBytes + setBytes,
            padding: plan.padding,
            sink: sink
        )
        for frame in letter.beforeSets { try writer.write(frame) }
        for block in blocks {
            let content = try body(of: block)
            try writer.write(
                ParcelFrame(kind: Message.changeSetKind, flags: 0, content: content)
            )
        }
        for frame in letter.afterSets { try writer.write(frame) }
        try writer.finish()
        return ExportedParcel(
            bytes: writer.byteCount,
            changes: blocks.reduce(0) { $0 + $1.changes }
        )
    }
}
