import SyncProtocol

/// The tables and columns in which the domain's rows stand, as numbered steps have led there.
///
/// The program has one, ``present``; nothing it is given selects another. A later version is the same
/// steps and more, which tests make by ``adding(_:)`` to see how two versions live together.
package final class DomainSchema: Sendable {
    /// The schema of this version of the program.
    package static let present = DomainSchema([])

    /// The steps behind the first, which makes ``DomainTable/complaint`` and ``DomainTable/action``.
    let steps: [SchemaStep]
    /// Every table that stands in a table of SQLite, with all of its columns.
    let tables: [DomainTable]
    let complaint: DomainTable
    let action: DomainTable
    let statements: CaseStatements

    private init(_ steps: [SchemaStep]) {
        self.steps = steps
        let tables = Self.tables(behind: steps)
        self.tables = tables
        complaint = tables[0]
        action = tables[1]
        statements = CaseStatements(complaint: complaint, action: action)
    }

    /// The schema of a version that goes one step further.
    package func adding(_ step: SchemaStep) -> DomainSchema { DomainSchema(steps + [step]) }

    /// The number of its last step, as greetings say it.
    package var version: UInt32 { UInt32(steps.count + 1) }

    /// The table of a tag; nil if its rows have no columns.
    func table(_ tag: TableTag) -> DomainTable? { tables.first { $0.tag == tag } }

    /// The steps from a number on.
    func steps(since number: Int) -> ArraySlice<SchemaStep> { steps.dropFirst(max(number - 2, 0)) }

    /// The steps behind the first as what a database remembers of them and what they run.
    var migrations: [(name: String, script: String)] {
        steps.enumerated().map { index, step in
            let number = index + 2
            let known = Self.tables(behind: steps.prefix(index)).map(\.tag)
            return ("\(number) \(step.name)", step.script(number: number, known: Set(known)))
        }
    }

    private static func tables(behind steps: some Sequence<SchemaStep>) -> [DomainTable] {
        steps.flatMap(\.tables).reduce(into: [.complaint, .action]) { tables, added in
            guard let place = tables.firstIndex(where: { $0.tag == added.tag }) else {
                return tables.append(added)
            }
            tables[place] = tables[place].adding(added.columns)
        }
    }
}
