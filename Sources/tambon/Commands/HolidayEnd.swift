import ArgumentParser
import ComplaintModel
import FieldNode

/// Takes an added holiday off again.
struct HolidayEnd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "Take a holiday that was added here off again.",
        discussion: """
            Every deadline that moved back is listed; what was met while the holiday stood stays.

            Example:
              tambon holiday end 2569-08-13
            """,
    )

    @Argument(help: "The day.", transform: { try Typed.day($0) })
    var date: CivilDate

    @OptionGroup var choice: OfficeChoice

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let changes = try await choice.each(on: node, console) { office in
            do { return try node.endHoliday(date, of: office) } catch FieldNodeError.unknownHoliday
                where choice.under != nil
            { return nil }
        }.compactMap(\.self)
        if choice.under != nil, changes.isEmpty { throw FieldNodeError.unknownHoliday(date: date) }
        if options.json { return try await choice.output(json: changes, console) }
        try await console.say("ยกเลิกวันหยุด \(date.thaiLong) แล้ว \(changes.count) สำนักงาน")
        try await console.output(MovedDeadlinesPage.text(of: changes))
    }
}
