import NodeStore
import SyncProtocol

/// What of an office's roster bears a name.
package enum RosterKind: Sendable {
    case point
    case officer
    /// By its number.
    case order

    var table: TableTag {
        switch self {
        case .point: DomainTable.pointTag
        case .officer: DomainTable.officerTag
        case .order: DomainTable.orderTag
        }
    }

    var nameCell: CellTag {
        switch self {
        case .point: PointCell.name
        case .officer: OfficerCell.name
        case .order: OrderCell.number
        }
    }

    /// The cell of the first day.
    var beginCell: CellTag {
        switch self {
        case .point: PointCell.from
        case .officer: OfficerCell.from
        case .order: OrderCell.from
        }
    }

    /// The cell of the last day.
    var endCell: CellTag {
        switch self {
        case .point: PointCell.to
        case .officer: OfficerCell.to
        case .order: OrderCell.to
        }
    }
}
