import ComplaintModel
import NodeStore
import SyncProtocol

extension Roster {
    /// What a ledger says of its office's points, officers and orders, each in the order of entry.
    init(of ledger: Int64, in reader: StoreReader) throws {
        let rows = { (tag: TableTag) in
            try LedgerRules.sorted(reader.otherRows(tag, of: ledger))
        }
        var officers: [RowKey: Officer] = [:]
        let listed = try rows(DomainTable.officerTag).compactMap { key, row -> Officer? in
            officers[key] = Officer(row)
            return officers[key]
        }
        var appointees: [RowKey: [AppointmentOrder.Appointee]] = [:]
        for (_, row) in try rows(DomainTable.appointeeTag) {
            guard let order = row.shown(AppointeeCell.order)?.rowKey,
                let officer = row.shown(AppointeeCell.officer)?.rowKey.flatMap({ officers[$0] })
            else { continue }
            let duty = row.shown(AppointeeCell.duty)?.string
            appointees[order, default: []].append(.init(officer: officer, duty: duty))
        }
        self.init(
            points: try rows(DomainTable.pointTag).compactMap { ReceptionPoint($0.row) },
            officers: listed,
            orders: try rows(DomainTable.orderTag).compactMap { key, row in
                AppointmentOrder(row, appointees: appointees[key] ?? [])
            }
        )
    }
}

extension ReceptionPoint {
    /// The point that a row describes; nil if the row does not.
    init?(_ row: RowState) {
        guard let name = row.shown(PointCell.name)?.string else { return nil }
        self.init(
            name: name,
            place: row.shown(PointCell.place)?.string,
            phone: row.shown(PointCell.phone)?.string,
            term: DayTerm(row, from: PointCell.from, to: PointCell.to)
        )
    }
}

extension Officer {
    /// The officer that a row describes; nil if the row does not.
    init?(_ row: RowState) {
        guard let name = row.shown(OfficerCell.name)?.string else { return nil }
        self.init(
            name: name,
            position: row.shown(OfficerCell.position)?.string ?? "",
            unit: row.shown(OfficerCell.unit)?.string,
            phone: row.shown(OfficerCell.phone)?.string,
            signs: row.shown(OfficerCell.signs)?.integer == 1,
            term: DayTerm(row, from: OfficerCell.from, to: OfficerCell.to)
        )
    }
}

extension AppointmentOrder {
    /// The order that a row describes; nil if the row does not.
    init?(_ row: RowState, appointees: [Appointee]) {
        guard let number = row.shown(OrderCell.number)?.string,
            let date = row.shown(OrderCell.date)?.integer
        else { return nil }
        self.init(
            number: number,
            date: CivilDate(dayNumber: Int(date)),
            actingFor: row.shown(OrderCell.actingFor)?.string,
            appointees: appointees,
            term: DayTerm(row, from: OrderCell.from, to: OrderCell.to)
        )
    }
}

extension DayTerm {
    fileprivate init(_ row: RowState, from: CellTag, to: CellTag) {
        let day = { (tag: CellTag) in
            row.shown(tag)?.integer.map { CivilDate(dayNumber: Int($0)) }
        }
        self.init(from: day(from), to: day(to))
    }
}
