import ArgumentParser

/// The commands about holidays.
struct HolidayWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holiday",
        abstract: "Add, list or end holidays of the office's calendar.",
        discussion: """
            Example:
              tambon holiday list --year 2569
            """,
        subcommands: [HolidayAdd.self, HolidayList.self, HolidayEnd.self],
    )
}
