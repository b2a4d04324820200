package import SyncProtocol

/// The cells of a reception point; the days are day numbers, as in the two tables below.
package enum PointCell {
    package static let name = CellTag(1)
    package static let place = CellTag(2)
    package static let phone = CellTag(3)
    package static let from = CellTag(4)
    package static let to = CellTag(5)
}

/// The cells of an officer.
package enum OfficerCell {
    package static let name = CellTag(1)
    package static let position = CellTag(2)
    package static let unit = CellTag(3)
    package static let phone = CellTag(4)
    /// 1 if the post is the executive's.
    package static let signs = CellTag(5)
    package static let from = CellTag(6)
    package static let to = CellTag(7)
}

/// The cells of an order.
package enum OrderCell {
    package static let number = CellTag(1)
    package static let date = CellTag(2)
    /// The post for whose holder somebody acts.
    package static let actingFor = CellTag(3)
    package static let from = CellTag(4)
    package static let to = CellTag(5)
}

/// The cells of somebody whom an order names.
package enum AppointeeCell {
    package static let order = CellTag(1)
    package static let officer = CellTag(2)
    package static let duty = CellTag(3)
}
