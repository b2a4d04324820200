import ArgumentParser

/// The commands about holidays.
struct HolidayWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holiday",
        abstract: "Add, list or end holidays of an office's calendar, and see what they move.",
        discussion: """
            Example:
              tambon holiday list --year 2569
            """,
        subcommands: [
            HolidayAdd.self, HolidayList.self, HolidayMoved.self, HolidayEnd.self,
        ],
    )
}
