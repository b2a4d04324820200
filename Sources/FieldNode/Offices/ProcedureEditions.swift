import ComplaintModel
import NodeStore
import SyncProtocol

/// A procedure that an office works by, has worked by, or was told to work by at the same time as by
/// another.
package struct ProcedureEdition: Hashable, Sendable, Encodable {
    /// How a procedure stands.
    package enum Standing: String, Sendable, Encodable {
        /// It holds.
        case inForce = "in-force"
        /// It was set by somebody who did not see the one that holds, and nobody has decided between them.
        case contested
        /// Another took its place.
        case former
    }

    /// The number by which it is shown, from 1: what is in force, what contests it, then the former ones,
    /// the last first.
    package let number: Int
    /// How it stands.
    package let standing: Standing
    /// The procedure's code.
    package let procedure: String
    /// The edition.
    package let version: String
    /// When it was set, or for a former one the day on which another took its place: an ISO day.
    package let day: String
    /// The node that set it, or the other one: `this-node`, or the beginning of its origin.
    package let author: String
    /// The procedure as JSON.
    package let text: [UInt8]

    private enum CodingKeys: CodingKey {
        case number, standing, procedure, version, day, author
    }
}

extension FieldNode {
    /// What an office works by, and everything that it was told to work by.
    ///
    /// - Parameter office: the office's code; nil for the own one.
    /// - Returns: what is in force, what contests it, and the former ones, the last first.
    /// - Throws: ``FieldNodeError/unknownOffice(typed:)`` or `StoreError`.
    package func procedureEditions(of office: String? = nil) throws -> [ProcedureEdition] {
        try store.read { reader in
            let ledger = try heldLedger(of: office, reader)
            let rows = { (tag: TableTag) in
                try LedgerRules.sorted(reader.otherRows(tag, of: ledger.number)).map(\.row)
            }
            let stated = try rows(DomainTable.officeTag).prefix(1).flatMap { row in
                (row[OfficeCell.procedure]?.siblings ?? []).map { sibling in
                    StatedProcedure(sibling.value, row.touches[sibling.touches[0]])
                }
            }
            let former = try rows(DomainTable.formerProcedureTag).reversed().compactMap { row in
                row.shown(FormerProcedureCell.procedure).map { StatedProcedure($0, row.creation) }
            }
            let scribe = CaseScribe(node: self, reader: reader, log: try reader.log(of: ledger))
            return try (stated + former).enumerated().map { index, one in
                ProcedureEdition(
                    number: index + 1,
                    standing: index == 0 ? .inForce : index < stated.count ? .contested : .former,
                    procedure: one.procedure?.code ?? "",
                    version: one.procedure?.version ?? "",
                    day: LocalMoment(unixMilliseconds: one.touch.time).date.iso,
                    author: try scribe.author(of: one.touch.dot),
                    text: try one.procedure?.json() ?? Array(one.json.utf8)
                )
            }
        }
    }

    /// One of the procedures that an office works by, has worked by or was told to work by, as JSON.
    ///
    /// - Parameters:
    ///   - number: its number among ``procedureEditions(of:)``.
    ///   - office: the office's code; nil for the own one.
    /// - Returns: the JSON.
    /// - Throws: ``FieldNodeError/invalidValue(name:typed:expected:)``,
    ///   ``FieldNodeError/unknownOffice(typed:)`` or `StoreError`.
    package func procedureText(edition number: Int, of office: String? = nil) throws -> [UInt8] {
        let editions = try procedureEditions(of: office)
        guard let edition = editions.first(where: { $0.number == number }) else {
            throw FieldNodeError.invalidValue(
                name: "edition",
                typed: String(number),
                expected: "1…\(editions.count)"
            )
        }
        return edition.text
    }

    /// A procedure as a cell holds it.
    private struct StatedProcedure {
        let json: String
        let procedure: Procedure?
        /// The change that wrote it, or wrote another in its place.
        let touch: Touch

        init(_ value: Value, _ touch: Touch) {
            json = value.string ?? ""
            procedure = LedgerRules.procedure(statedBy: json)
            self.touch = touch
        }
    }
}
