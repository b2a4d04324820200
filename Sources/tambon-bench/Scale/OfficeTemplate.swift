import ComplaintModel
import Crypto
import FieldNode
import Foundation
import NodeStore
import SyncProtocol

/// An office's work as a real node has recorded it, of which any number of other offices can be made:
/// the same changes under another name, chained and signed anew.
struct OfficeTemplate {
    /// The office's changes, from its opening on.
    private let changes: [Change]
    /// The same work as the plain tables take it.
    let rows: [PlainRow]

    /// Lets an office do so much work in a folder, and reads it from the parcel for its centre.
    init(changes count: Int, seed: UInt64, in folder: StepFolder) throws {
        let source = WorkloadGenerator.workload(complaints: (count + 5) / 6, seed: seed)
        let workload = Workload(events: Array(source.events.prefix(count - 1)), more: [])
        rows = workload.events.map(PlainRow.init)
        changes = try Self.changes(in: folder, at: workload.openingMoment) { office in
            var clerk = try Clerk(at: office, doing: workload)
            for event in workload.events { try clerk.take(event) }
        }
        guard changes.count == count else {
            throw BenchError.incomplete(expected: count, found: changes.count)
        }
    }

    /// Lets an office do some work of another kind in a folder, from a moment on.
    init(in folder: StepFolder, at moment: Int64, work: (MeasuredNode) throws -> Void) throws {
        rows = []
        changes = try Self.changes(in: folder, at: moment, work)
    }

    /// The changes of an office's work, as they stand in the parcel for its centre.
    private static func changes(
        in folder: StepFolder,
        at moment: Int64,
        _ work: (MeasuredNode) throws -> Void,
    ) throws -> [Change] {
        let office = try MeasuredNode.enrolledOffice(in: folder, at: moment)
        try work(office)
        var parcel: [UInt8] = []
        _ = try office.node.export(to: MeasuredNode.centreCode) { parcel += $0 }
        let key = try Data(contentsOf: URL(filePath: folder.newCentre + "/keys/agreement.key"))
        let agreement = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: key)
        let opened = try SealedParcel.open(parcel, with: agreement)
        let sets = try Parcel(reading: opened.frames).messages.compactMap { message in
            if case .changeSet(let body) = message {
                try ChangeSetDecoder.decode(body)
            } else {
                nil
            }
        }
        return sets.flatMap(\.changes)
    }

    /// Makes another office that has done the first so many changes of the work.
    ///
    /// - Parameters:
    ///   - ledger: its ledger.
    ///   - code: its code.
    ///   - count: how many changes; nil for all.
    /// - Returns: the office's ledger, signed by a key of its own.
    /// - Throws: `ChangeSetError`.
    func office(
        _ ledger: LedgerID,
        code: String,
        changes count: Int? = nil,
    ) throws -> SignedLedger {
        let office = SignedLedger(ledger, by: Curve25519.Signing.PrivateKey())
        try office.open(with: openingWrites(of: office, code: code))
        for change in changes.prefix(count ?? changes.count).dropFirst() {
            try office.append(change)
        }
        return office
    }

    /// What the template's opening says of the office, with another code and another keeper of the
    /// register's book.
    private func openingWrites(of office: SignedLedger, code: String) -> [CellWrite] {
        changes[0].writes.filter { $0.table == DomainTable.officeTag }.map { write in
            let value: Value =
                switch write.cell {
                case OfficeCell.code: .code(code)
                case OfficeCell.book: .bytes(office.origin.bytes)
                default: write.value
                }
            return CellWrite(
                table: write.table,
                row: write.row,
                cell: write.cell,
                rule: write.rule,
                value: value
            )
        }
    }
}
