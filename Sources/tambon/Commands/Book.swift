import ArgumentParser
import FieldNode

/// Shows or takes the office's register book.
struct Book: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show which computer gives the register's numbers, or let this one do so.",
        discussion: """
            Numbers given on paper that no case here shows become voided lines. --last is
            asked for after a restore, and where the computer that gave the numbers was revoked;
            0/2569 says that the year's book is still empty.

            Example:
              tambon book
              tambon book --take
              tambon book --take --last 57/2569
            """,
    )

    @Flag(help: "Let this computer give the numbers from now on.")
    var take = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("With --take: the last number of the paper book.", valueName: "number")
    )
    var last: String?

    @Option(
        help: ArgumentHelp(
            "With --last: how many numbers that makes void, if they are more than 20.",
            valueName: "count"
        )
    )
    var skipped: Int?

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if last != nil, !take {
            throw ValidationError("--last ใช้กับ --take เท่านั้น\n--last goes with --take.")
        }
        if skipped != nil, last == nil {
            throw ValidationError("--skipped ใช้กับ --last เท่านั้น\n--skipped goes with --last.")
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        let book = take ? try node.takeBook(last: last, skipping: skipped) : try node.book()
        if options.json { return try await console.output(json: book) }
        let (thai, english) =
            book.isPaused
            ? ("หยุดออกเลขชั่วคราว", "numbering is paused")
            : book.isHere
                ? ("เครื่องนี้ออกเลข", "this computer gives the numbers")
                : book.isLost
                    ? (
                        "เครื่องที่ออกเลขถูกเพิกถอนแล้ว รับช่วงด้วย --take --last เลขล่าสุดในสมุด",
                        "the computer that gave the numbers was revoked; take over with --take --last N"
                    )
                    : ("เครื่องอื่นออกเลข", "another computer gives the numbers")
        try await console.say("\(book.office): \(thai) / \(english)")
        if !book.last.isEmpty { try await console.say("เลขล่าสุด / last number: \(book.last)") }
        if book.waiting > 0 {
            try await console.say("รอเลข / waiting for a number: \(book.waiting)")
        }
    }
}
