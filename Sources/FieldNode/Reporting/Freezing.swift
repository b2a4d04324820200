package import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

/// A month that was frozen.
package struct FrozenView: Hashable, Sendable, Encodable {
    /// The office's code.
    package let office: String
    /// The month, ISO 8601: `2026-01`.
    package let month: String
    /// When it was frozen.
    package let frozenAt: String
    /// The SHA-256 of the frozen figures.
    package let digest: String
    /// Cases received in the month.
    package let received: Int
    /// Cases that ended in the month.
    package let closed: Int
}

extension FieldNode {
    /// Freezes the figures of a month that has ended: its report stays as it is from then on, and what
    /// arrives or changes later is shown as an adjustment.
    ///
    /// - Parameters:
    ///   - month: the month.
    ///   - code: the office; nil for the own one, and no other is taken.
    /// - Returns: the freezing.
    /// - Throws: ``FieldNodeError`` for a month that has not ended or is frozen already, and for another
    ///   office; or `StoreError`.
    @discardableResult
    package func freeze(_ month: MonthPeriod, of code: String? = nil) throws -> FrozenView {
        if let code, code != office.code.text {
            throw FreezingError.notTheOffice(code: code)
        }
        if month.last >= now.date { throw FreezingError.notEnded(month: month) }
        let ledger = try ownHeldLedger()
        return try write(in: ledger) { work in
            let desk = try OfficeDesk(
                work.writer.reader,
                ledger,
                rules: work.rules,
                today: now.date
            )
            let frozen = try FrozenMonths(desk.reader, desk.log)
            if let mark = frozen[month]?.mark {
                throw FreezingError.alreadyFrozen(month: month, mark.at, digest: mark.digest)
            }
            let figures = try desk.figures(of: month, frozen)
            let bytes = try figures.canonicalBytes
            let digest = Digest256(hashing: bytes).bytes
            let cells: [(CellTag, Value?)] = [
                (FrozenMonthCell.month, .integer(Int64(month.number))),
                (FrozenMonthCell.covered, .bytes(desk.log.versionVector.bytes)),
                (FrozenMonthCell.digest, .bytes(digest)),
                (FrozenMonthCell.figures, .bytes(bytes)),
            ]
            let change = try work.author(
                CellWrite.row(DomainTable.frozenMonthTag, .writeOnce, cells)
            )
            return FrozenView(
                office: work.rules.code,
                month: month.iso,
                frozenAt: LocalMoment(unixMilliseconds: change.change.time).iso,
                digest: digest.hex,
                received: figures.counts.received,
                closed: figures.counts.closed
            )
        }
    }
}

extension OfficeDesk {
    /// What is frozen of a month.
    fileprivate func figures(
        of month: MonthPeriod,
        _ frozen: FrozenMonths,
    ) throws -> FrozenFigures {
        FrozenFigures(
            counts: try counts(of: month),
            adjustments: try frozen.months.filter { $0 < month }.compactMap { earlier in
                let difference = try flows(of: earlier) - frozen.reported(earlier)
                return difference.isZero
                    ? nil : FrozenFigures.Adjustment(month: earlier, difference: difference)
            }
        )
    }
}
