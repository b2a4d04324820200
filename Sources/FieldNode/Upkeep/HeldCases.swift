import ComplaintModel
import NodeStore
import SyncProtocol

/// A case that a held change records or acts on, as far as that may be told.
package struct HeldCase: Hashable, Sendable, Encodable {
    /// The register number, or the slip code of a case that has none; empty if neither is known.
    package let number: String
    /// What it is about; not of a case that is reserved.
    package let subject: String
}

/// What the changes of a ledger that are held and not admitted say of cases: no row tells of it, so the log
/// is read.
struct HeldCases {
    /// The changes, and why each is not admitted.
    let held: [(dot: Dot, reason: String)]
    /// Those whose blocks can be read: whoever looks a damaged node over wants to see the rest.
    let changes: [Dot: Change]
    private let reader: StoreReader
    private let log: LedgerLog
    /// What they write to each case, the last value of a cell.
    private var cells: [RowKey: [CellTag: Value]] = [:]

    init(_ reader: StoreReader, _ log: LedgerLog) throws {
        self.reader = reader
        self.log = log
        held = try reader.quarantined(in: log)
        changes = try Self.changes(held.map(\.dot), in: log, reader)
        for (dot, _) in held {
            for write in changes[dot]?.writes ?? []
            where write.table == DomainTable.complaint.tag {
                guard let key = write.rowKey(at: dot) else { continue }
                cells[key, default: [:]][write.cell] = write.value
            }
        }
    }

    private static func changes(
        _ dots: [Dot],
        in log: LedgerLog,
        _ reader: StoreReader,
    ) throws -> [Dot: Change] {
        let wanted = Set(dots)
        var found: [Dot: Change] = [:]
        for block in Set(try dots.compactMap { try reader.blockNumber(of: $0) }) {
            do {
                for change in try reader.changes(ofBlock: block, in: log)
                where wanted.contains(change.dot) {
                    found[change.dot] = change
                }
            } catch StoreError.damagedBlock { continue }
        }
        return found
    }

    /// The register numbers that they give.
    var numbers: [RegisterNumber] {
        cells.values.compactMap { $0[ComplaintCell.number]?.registerNumber }
    }

    /// The cases that a held change records or acts on.
    func cases(of dot: Dot) throws -> [HeldCase] {
        let keys = (changes[dot]?.writes ?? []).compactMap { write -> RowKey? in
            if write.table == DomainTable.complaint.tag { return write.rowKey(at: dot) }
            let isAction =
                write.table == DomainTable.action.tag && write.cell == ActionCell.complaint
            let isRequest =
                write.table == DomainTable.transferTag && write.cell == TransferCell.complaint
            return isAction || isRequest ? write.value.rowKey : nil
        }
        return try Set(keys).sorted().compactMap(named)
    }

    /// Nothing that is sealed, or was reserved, is told; nor who complains.
    private func named(_ key: RowKey) throws -> HeldCase? {
        let written = cells[key] ?? [:]
        let summary = try reader.caseSummary(key)
        if summary == nil && changes[key.dot] == nil { return nil }
        let given = [ComplaintCell.number, ComplaintCell.slip].compactMap { tag in
            written[tag]?.text(of: tag)
        }
        let isReserved =
            summary?.row.reservedFor != nil
            || written[ComplaintCell.reservedFor]?.string?.isEmpty == false
        let subject =
            summary?.row.shown(ComplaintCell.subject)?.string
            ?? written[ComplaintCell.subject]?.string
        return HeldCase(
            number: summary?.numberText ?? given.first ?? "",
            subject: isReserved ? Disclosure.mask : subject ?? ""
        )
    }

    /// Whether a held change records a case of this name.
    func record(_ name: CaseName) throws -> Bool {
        try cells.contains { key, written in
            guard changes[key.dot] != nil else { return false }
            switch name {
            case .number(let number, _):
                return written[ComplaintCell.number]?.registerNumber == number
            case .slip(let slip, _):
                return written[ComplaintCell.slip]?.string == slip.description
            case .id(let id): return try self.id(of: key) == id
            case .asked(let code): return try self.id(of: key).map { AskCode(of: $0) } == code
            }
        }
    }

    private func id(of key: RowKey) throws -> RowID? {
        try log.stamp(of: key.dot).map { RowID(hash: $0.hash, ordinal: key.ordinal) }
    }
}

extension FieldNode {
    /// Whether a case that no row tells of is held all the same, and not admitted.
    func isHeldApart(_ name: CaseName, _ reader: StoreReader) throws -> Bool {
        if try reader.quarantineCount() == 0 { return false }
        return try reader.ledgers().filter { $0.mayHold(name) }.contains {
            try HeldCases(reader, reader.log(of: $0)).record(name)
        }
    }
}

extension StoreReader.HeldLedger {
    fileprivate func mayHold(_ name: CaseName) -> Bool {
        switch name {
        case .number(_, let office), .slip(_, let office):
            office.map { $0 == code } ?? isOwn
        case .id, .asked: true
        }
    }
}

extension FieldNodeError {
    /// What is said of a case that is held and not admitted.
    static func heldApart(_ typed: String) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai: "เรื่อง \"\(typed)\" เก็บแยกไว้ ยังไม่รับเข้าทะเบียน จึงไม่อยู่ในรายการและรายงานใด "
                    + "ดูสาเหตุและวิธีรับเข้าด้วย 'tambon doctor'",
                english: "the case \"\(typed)\" is held apart and not admitted, so it is in no "
                    + "list and no report; 'tambon doctor' says why, and what can be done"
            )
        )
    }
}
