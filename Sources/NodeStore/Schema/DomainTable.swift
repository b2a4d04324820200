package import SyncProtocol

/// How one table of the domain stands in the log (tags) and in the database (columns).
package struct DomainTable: Sendable {
    /// The table's number in the log.
    package let tag: TableTag
    /// The table's name in SQLite.
    let name: String
    /// Its cells that have a column, sorted by tag.
    let columns: [CellColumn]
    /// The clock and the columns, for the beginning of a `SELECT`.
    let stateColumns: String
    /// Reads the row of a key.
    let selectByKey: String

    /// Describes a table.
    package init(tag: TableTag, name: String, columns: [CellColumn]) {
        self.tag = tag
        self.name = name
        self.columns = columns.sorted { $0.tag < $1.tag }
        let columns = self.columns
        stateColumns = (["clock"] + columns.map(\.name)).map { "\(name).\($0)" }
            .joined(separator: ", ")
        selectByKey = "SELECT \(stateColumns) FROM \(name) WHERE key = ?"
    }

    /// The table with further columns.
    func adding(_ more: [CellColumn]) -> DomainTable {
        DomainTable(tag: tag, name: name, columns: columns + more)
    }

    /// A cell that has a column of its own.
    package struct CellColumn: Sendable {
        let tag: CellTag
        let name: String
        let kind: Kind

        /// Describes a column.
        package init(tag: CellTag, name: String, kind: Kind) {
            self.tag = tag
            self.name = name
            self.kind = kind
        }

        /// The column as `CREATE TABLE` and `ADD COLUMN` define it.
        var definition: String { "\(name) \(kind.sqlType)" }

        /// Which values the column can hold; any other value of the cell stays in the clock.
        package enum Kind: Sendable {
            case integer
            case code
            case text
            case row
            case sealed
            /// Two numbers that mean something only together, such as a year and a number in it,
            /// packed as first × 1,000,000 + second so that they sort and can be looked up.
            case pair
        }
    }

    /// The column definitions of the table, for its `CREATE TABLE`.
    var columnDefinitions: String {
        columns.map(\.definition).joined(separator: ",\n  ")
    }
}

extension DomainTable.CellColumn.Kind {
    fileprivate var sqlType: String {
        switch self {
        case .integer, .row, .pair: "INTEGER"
        case .code, .text: "TEXT"
        case .sealed: "BLOB"
        }
    }
}

extension DomainTable {
    /// The complaints, as the first step of the schema makes them.
    package static let complaint = DomainTable(
        tag: TableTag(1),
        name: "complaint",
        columns: [
            CellColumn(tag: ComplaintCell.number, name: "number", kind: .pair),
            CellColumn(tag: ComplaintCell.received, name: "received", kind: .integer),
            CellColumn(tag: ComplaintCell.recorded, name: "recorded", kind: .integer),
            CellColumn(tag: ComplaintCell.channel, name: "channel", kind: .code),
            CellColumn(tag: ComplaintCell.category, name: "category", kind: .code),
            CellColumn(tag: ComplaintCell.accused, name: "accused", kind: .text),
            CellColumn(tag: ComplaintCell.subject, name: "subject", kind: .text),
            CellColumn(tag: ComplaintCell.detail, name: "detail", kind: .text),
            CellColumn(tag: ComplaintCell.place, name: "place", kind: .text),
            CellColumn(tag: ComplaintCell.identity, name: "identity", kind: .sealed),
            CellColumn(tag: ComplaintCell.agency, name: "agency", kind: .text),
            CellColumn(tag: ComplaintCell.recordedBy, name: "recorded_by", kind: .code),
            CellColumn(tag: ComplaintCell.ref, name: "ref", kind: .code),
            CellColumn(tag: ComplaintCell.slip, name: "slip", kind: .code),
            CellColumn(tag: ComplaintCell.reachable, name: "reachable", kind: .integer),
            CellColumn(tag: ComplaintCell.remark, name: "remark", kind: .code),
            CellColumn(tag: ComplaintCell.reservedFor, name: "reserved_for", kind: .code),
            CellColumn(
                tag: ComplaintCell.correspondenceNumber,
                name: "correspondence_number",
                kind: .text
            ),
        ]
    )

    /// What was done in the cases, as the first step of the schema makes it.
    package static let action = DomainTable(
        tag: TableTag(2),
        name: "action",
        columns: [
            CellColumn(tag: ActionCell.complaint, name: "complaint", kind: .row),
            CellColumn(tag: ActionCell.kind, name: "kind", kind: .code),
            CellColumn(tag: ActionCell.date, name: "date", kind: .integer),
            CellColumn(tag: ActionCell.text, name: "text", kind: .text),
            CellColumn(tag: ActionCell.unit, name: "unit", kind: .code),
            CellColumn(tag: ActionCell.by, name: "by", kind: .code),
            CellColumn(tag: ActionCell.category, name: "category", kind: .code),
            CellColumn(tag: ActionCell.retracts, name: "retracts", kind: .row),
            CellColumn(tag: ActionCell.reason, name: "reason", kind: .text),
            CellColumn(tag: ActionCell.facts, name: "facts", kind: .text),
            CellColumn(tag: ActionCell.opinion, name: "opinion", kind: .text),
            CellColumn(tag: ActionCell.proposal, name: "proposal", kind: .text),
            CellColumn(tag: ActionCell.number, name: "number", kind: .code),
            CellColumn(tag: ActionCell.members, name: "members", kind: .text),
        ]
    )

    /// The office that a ledger belongs to: one row a ledger.
    package static let officeTag = TableTag(3)
    /// Procedures that an office worked by before, the whole of each once more.
    package static let formerProcedureTag = TableTag(21)
    /// Channels that an office has added or changed.
    package static let channelTag = TableTag(4)
    /// Holidays beside the national ones.
    package static let holidayTag = TableTag(5)
    /// Daily checks of the channels.
    package static let channelCheckTag = TableTag(6)
    /// Links between cases.
    package static let linkTag = TableTag(7)
    /// Templates of papers that an office has changed.
    package static let templateTag = TableTag(11)
    /// Letter numbers that were given.
    package static let letterTag = TableTag(12)
    /// Where an office takes complaints in.
    package static let pointTag = TableTag(8)
    /// The officers of an office.
    package static let officerTag = TableTag(9)
    /// The orders that give them duties.
    package static let orderTag = TableTag(10)
    /// Whom an order names.
    package static let appointeeTag = TableTag(18)
    /// Months whose figures were frozen.
    package static let frozenMonthTag = TableTag(13)
    /// Fiscal years that are closed and put away.
    package static let archivedYearTag = TableTag(17)
}

/// The cells of a complaint.
///
/// A number is given out once.
package enum ComplaintCell {
    package static let number = CellTag(1)
    package static let received = CellTag(2)
    package static let recorded = CellTag(3)
    package static let channel = CellTag(4)
    package static let category = CellTag(5)
    package static let accused = CellTag(6)
    package static let subject = CellTag(7)
    package static let detail = CellTag(8)
    package static let place = CellTag(9)
    package static let identity = CellTag(10)
    package static let agency = CellTag(11)
    package static let recordedBy = CellTag(12)
    package static let ref = CellTag(13)
    package static let slip = CellTag(14)
    /// 1 if the sealed identity is enough to answer the complainant.
    package static let reachable = CellTag(15)
    package static let remark = CellTag(16)
    /// What a reserved case says, sealed for those who may read it.
    package static let reserved = CellTag(17)
    /// The code of the office that a case is reserved for.
    package static let reservedFor = CellTag(18)
    /// The office's own number of an incoming paper.
    package static let correspondenceNumber = CellTag(19)
    /// What the sealed actions of a case say that is not reserved any more, as JSON by their names.
    package static let disclosed = CellTag(20)
    /// The office that knows who the complainant is, with the case's number there, where this case was
    /// taken over from it without the identity; written once, with the case.
    package static let knownAt = CellTag(21)
}

/// The cells of an action; all are written once.
package enum ActionCell {
    package static let complaint = CellTag(1)
    package static let kind = CellTag(2)
    package static let date = CellTag(3)
    package static let text = CellTag(4)
    package static let unit = CellTag(5)
    package static let by = CellTag(6)
    package static let category = CellTag(7)
    package static let retracts = CellTag(8)
    package static let reason = CellTag(9)
    /// What a memo says of what happened, what to think of it, and what to do.
    package static let facts = CellTag(10)
    package static let opinion = CellTag(11)
    package static let proposal = CellTag(12)
    /// The number of the order or the letter.
    package static let number = CellTag(13)
    /// The members of a committee, one a line.
    package static let members = CellTag(14)
    /// What an action on a reserved case says, sealed for those who may read it.
    package static let reserved = CellTag(15)
}

/// The cells of the office row.
package enum OfficeCell {
    package static let code = CellTag(1)
    package static let name = CellTag(2)
    package static let level = CellTag(3)
    /// The whole procedure as JSON, so that every node derives the same from the same ledger.
    package static let procedure = CellTag(4)
    /// The origin that issues register numbers, and the last number of the paper book: a group.
    package static let book = CellTag(5)
}

/// The cells of a former procedure's row, which is made when another takes its place; all are written
/// once.
package enum FormerProcedureCell {
    /// The whole procedure as JSON.
    package static let procedure = CellTag(1)
}

/// The cells of a channel row.
package enum ChannelCell {
    package static let code = CellTag(1)
    package static let name = CellTag(2)
    package static let checking = CellTag(3)
    package static let ended = CellTag(4)
}

/// The cells of a holiday row.
package enum HolidayCell {
    package static let date = CellTag(1)
    package static let name = CellTag(2)
    package static let kind = CellTag(3)
    package static let source = CellTag(4)
    package static let ended = CellTag(5)
}

/// The cells of a channel check; all are written once.
package enum ChannelCheckCell {
    package static let channel = CellTag(1)
    package static let date = CellTag(2)
    package static let found = CellTag(3)
    package static let by = CellTag(4)
    package static let witness = CellTag(5)
}

/// The cells of a fiscal year that is put away.
package enum ArchivedYearCell {
    /// The Buddhist year in which it ended.
    package static let year = CellTag(1)
    /// Written when the year is brought back.
    package static let ended = CellTag(2)
}

/// The cells of a link; all are written once.
package enum LinkCell {
    package static let from = CellTag(1)
    package static let to = CellTag(2)
    package static let reason = CellTag(3)
    /// In the place of `to`: the office and the number of a case whose books were not at hand.
    package static let name = CellTag(4)
}

/// The cells of a frozen month; all are written once.
package enum FrozenMonthCell {
    /// The month as a running number: year × 12 + month − 1 of the common era.
    package static let month = CellTag(1)
    /// The bytes of the version vector that the figures cover.
    package static let covered = CellTag(2)
    /// The SHA-256 of the figures' bytes.
    package static let digest = CellTag(3)
    /// The figures as JSON, as they were written and as they are hashed.
    package static let figures = CellTag(4)
}
