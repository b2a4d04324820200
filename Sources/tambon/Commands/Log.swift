import ArgumentParser
import FieldNode
import Reports

/// Lists past exchanges.
struct Log: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "List past exchanges, newest first.",
        discussion: """
            Example:
              tambon log --peer https://centre.example.go.th
            """,
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only those with this address, folder or office.", valueName: "peer")
    )
    var peer: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("At most so many.", valueName: "n"))
    var limit = 50

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if limit < 1 {
            throw ValidationError(
                "--limit ต้องเป็นจำนวนตั้งแต่ 1 ขึ้นไป\n--limit takes a number from 1 on."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        let exchanges = try node.exchanges(peer: peer, limit: limit)
        if options.json { return try await console.output(json: exchanges) }
        let table = ReportTable(
            columns: [
                .page("เวลา"), .page("กับ", limit: .cut(cells: 40)), .page("ทาง"),
                .page("ส่ง", .trailing), .page("รับ", .trailing), .page("มีแล้ว", .trailing),
                .page("ไบต์ส่ง", .trailing), .page("ไบต์รับ", .trailing),
                .page("ไม่รับ", limit: .wrap(cells: 60)), .page("แฟ้ม", limit: .wrap(cells: 60)),
            ],
            rows: exchanges.map { exchange in
                [
                    ScreenPage.moment(exchange.at), .text(exchange.peer), .text(exchange.way),
                    .integer(exchange.sentChanges), .integer(exchange.receivedChanges),
                    .integer(exchange.knownChanges), .integer(exchange.sentBytes),
                    .integer(exchange.receivedBytes), .list(exchange.refused),
                    .list(exchange.parcels.map { ParcelLine($0).logText }),
                ]
            },
        )
        try await console.output(ScreenPage("การแลกเปลี่ยน", table).text)
    }
}
