import ComplaintModel
package import FieldNode
package import NodeStore
package import SyncProtocol

/// A later version of the program, as far as its data goes: one step further than the present.
///
/// A complaint has one more field, an action one more, and there is one more table. The rest of the
/// program is the present one, through which the new values have to come unharmed.
package enum FutureBuild {
    /// How much a case presses: a field of the complaint that anybody may change.
    package static let urgency = CellTag(901)
    /// What an action has cost, in baht: a field of the action, written once.
    package static let cost = CellTag(901)
    /// Visits to the places that cases are about.
    package static let visitTag = TableTag(901)
    /// The case of a visit.
    package static let visited = CellTag(1)
    /// What the visitor has seen.
    package static let sight = CellTag(2)

    /// The schema of that version.
    package static let schema = DomainSchema.present.adding(
        SchemaStep(
            name: "urgency, costs, visits",
            tables: [
                DomainTable(
                    tag: DomainTable.complaint.tag,
                    name: "complaint",
                    columns: [.init(tag: urgency, name: "urgency", kind: .code)]
                ),
                DomainTable(
                    tag: DomainTable.action.tag,
                    name: "action",
                    columns: [.init(tag: cost, name: "cost", kind: .integer)]
                ),
                DomainTable(
                    tag: visitTag,
                    name: "visit",
                    columns: [
                        .init(tag: visited, name: "complaint", kind: .row),
                        .init(tag: sight, name: "sight", kind: .text),
                    ]
                ),
            ]
        )
    )
}

// What people do at a node of that version, on the road of every change.

extension FieldNode {
    /// Says how much a case presses.
    ///
    /// - Parameters:
    ///   - caseName: the case.
    ///   - urgency: the new word.
    ///   - basis: what the person had seen; nil for everything held now.
    /// - Throws: `FieldNodeError`.
    package func press(_ caseName: String, _ urgency: String, basis: String? = nil) throws {
        try write(on: caseName) { work, key in
            let write = CellWrite(
                table: DomainTable.complaint.tag,
                row: .row(key),
                cell: FutureBuild.urgency,
                rule: .overwritable,
                value: .code(urgency)
            )
            try work.author([write], seen: work.seen(basis))
        }
    }

    /// The values that say how much a case presses: none, one, or some that are in conflict.
    func urgencies(of caseID: String, in office: String) throws -> Set<String> {
        let rows = try state(office: office).flatMap(\.rows)
        let row = rows.first { $0.table == DomainTable.complaint.tag.value && $0.id == caseID }
        let cell = row?.cells.first { $0.cell == FutureBuild.urgency.value }
        return Set(cell?.values.map(\.value) ?? [])
    }

    /// Notes an action that has cost something.
    ///
    /// - Parameters:
    ///   - caseName: the case.
    ///   - text: what was done.
    ///   - cost: in baht.
    ///   - basis: what the person had seen; nil for everything held now.
    /// - Throws: `FieldNodeError`.
    package func spend(
        _ caseName: String,
        _ text: String,
        cost: Int64,
        basis: String? = nil,
    ) throws {
        try write(on: caseName) { work, key in
            let cells: [(CellTag, Value)] = [
                (ActionCell.complaint, .row(.row(key))), (ActionCell.kind, .code("note")),
                (ActionCell.date, .integer(Int64(now.minuteNumber))),
                (ActionCell.text, .text(text)), (FutureBuild.cost, .integer(cost)),
            ]
            let writes = CellWrite.row(DomainTable.action.tag, .writeOnce, cells)
            try work.author(writes, seen: work.seen(basis))
        }
    }

    /// Notes a visit to the place of a case.
    ///
    /// - Throws: `FieldNodeError`.
    package func visit(_ caseName: String, sight: String) throws {
        try write(on: caseName) { work, key in
            let cells: [(CellTag, Value)] = [
                (FutureBuild.visited, .row(.row(key))), (FutureBuild.sight, .text(sight)),
            ]
            try work.author(CellWrite.row(FutureBuild.visitTag, .overwritable, cells))
        }
    }
}
