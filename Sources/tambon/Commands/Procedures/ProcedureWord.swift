import ArgumentParser

/// The commands about procedures.
struct ProcedureWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "procedure",
        abstract: "Show or set how an office handles complaints.",
        discussion: """
            Example:
              tambon procedure show --out procedure.json
              tambon procedure set procedure.json
            """,
        subcommands: [ProcedureShow.self, ProcedureSetting.self, ProcedureEditions.self],
    )
}
