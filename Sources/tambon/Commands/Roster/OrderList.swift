import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the orders.
struct OrderList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List appointment orders and acting appointments.",
        discussion: """
            Example:
              tambon order list --all
            """,
    )

    @Flag(help: "Those that are no longer in force as well.")
    var all = false

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let roster = try node.roster()
        if options.json { return try await console.output(json: RosterView(roster).orders) }
        let day = asOf.today ?? node.now.date
        let table = ReportTable(
            columns: [
                .page("ที่"), .page("วันที่"), .page("เรื่อง", limit: .wrap(cells: 30)),
                .page("เจ้าหน้าที่", limit: .wrap(cells: 50)), .page("ระยะเวลา"),
            ],
            rows: roster.orders.filter { all || $0.term.contains(day) }.map { order in
                [
                    .text(order.number), .date(order.date),
                    .text(order.actingFor.map { "รักษาการแทน \($0)" } ?? "แต่งตั้งเจ้าหน้าที่"),
                    .list(
                        order.appointees.map {
                            [$0.officer.name, $0.duty].compactMap(\.self).joined(separator: ": ")
                        }
                    ),
                    ScreenPage.term(order.term),
                ]
            },
        )
        try await console.output(ScreenPage("คำสั่งแต่งตั้งและรักษาการแทน", table).text)
    }
}
