import ArgumentParser

/// The office that a command speaks of.
struct OfficeOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The office; this one if left out.", valueName: "code")
    )
    var office: String?
}
