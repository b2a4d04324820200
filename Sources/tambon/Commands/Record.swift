import ArgumentParser
import ComplaintModel
import FieldNode

/// Writes complaints into the register.
struct Record: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a complaint into the register, or a file of them.",
        discussion: """
            On a terminal, without options, it asks field by field.

            Example:
              tambon record --channel phone --subject 'น้ำไม่ไหล' --detail 'หกวันแล้ว' --received 3/10/2568
              tambon record --from complaints.jsonl

            A line of the file is a JSON object with the names of the options, and 'office', as its
            keys. A line whose 'ref' is in the register already is skipped if it says the same; another
            complaint under that 'ref' is a bad line.
            """,
    )

    @OptionGroup var entry: EntryOptions

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A case that this one continues; may be repeated.", valueName: "case")
    )
    var link: [String] = []

    @Option(parsing: .unconditional, help: "The key under which its source knows it.")
    var ref: String?

    @Flag(help: "Take a date of receipt that looks like a slip.")
    var acceptDate = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Seal all but number and dates for an office above, which alone can open it.",
            valueName: "office"
        ),
        transform: { try Typed.office($0) }
    )
    var reserveFor: OfficeCode?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "A file with one complaint a line, or - for standard input.",
            valueName: "file"
        )
    )
    var from: String?

    @Flag(help: "Record no line of the file if one is bad.")
    var allOrNothing = false

    @OptionGroup var options: NodeOptions

    /// What is said where nobody is there to be asked.
    static let nothingGiven = """
        ต้องระบุ --channel, --subject และ --detail หรือ --from FILE
        Give --channel, --subject and --detail, or --from FILE; see 'tambon record --help'.
        """

    /// Whether no complaint was given, so that a person is to be asked.
    var isEmpty: Bool {
        entry.typed.isEmpty && link.isEmpty && ref == nil && from == nil && !allOrNothing
            && !acceptDate && reserveFor == nil && !options.json
    }

    func validate() throws {
        if from != nil {
            guard entry.typed.isEmpty, link.isEmpty, ref == nil, !acceptDate, reserveFor == nil
            else {
                throw ValidationError(
                    "--from อ่านช่องข้อมูลจากไฟล์ โปรดตัดตัวเลือกอื่นออก\n"
                        + "--from takes the fields from the file; give no others."
                )
            }
        } else if !isEmpty {
            if allOrNothing {
                throw ValidationError(
                    "--all-or-nothing ใช้กับ --from เท่านั้น\n--all-or-nothing goes with --from."
                )
            }
            guard entry.missing.isEmpty else {
                throw ValidationError(
                    "ยังขาด \(entry.missing.joined(separator: " "))\n"
                        + "A complaint also needs \(entry.missing.joined(separator: " "))."
                )
            }
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        if let from {
            return try await RecordLines(allOrNothing: allOrNothing, json: options.json)
                .run(from, on: node, console)
        }
        let recording = Recording(
            entry: ComplaintEntry(entry.typed, ref: ref),
            links: link,
            acceptsDate: acceptDate,
            reservedFor: reserveFor
        )
        for result in try node.record([recording]) {
            let recorded = try result.get()
            let similar = recorded.wasKnown ? [] : try node.similar(to: recorded.id)
            try await tell(recorded, similar, console)
        }
    }

    private func tell(
        _ recorded: RecordedCase,
        _ similar: [SimilarCase],
        _ console: any Console,
    ) async throws {
        if options.json {
            return try await console.output(json: RecordedView(recorded, similar: similar))
        }
        let done = recorded.wasKnown ? "มีบันทึกอยู่แล้ว" : "บันทึกแล้ว"
        try await console.say("\(done) เลขที่ \(recorded.number) (id \(recorded.id))")
        if let remark = recorded.remark { try await console.say(remark) }
        for one in similar {
            let day = CivilDate(iso: one.received)?.thaiShort ?? one.received
            try await console.say(
                "อาจเป็นเรื่องเดียวกับเลขที่ \(one.number) (\(day)): \(one.subject)\n"
                    + "  ถ้าใช่: tambon link \(recorded.number) \(one.number)"
            )
        }
    }
}
