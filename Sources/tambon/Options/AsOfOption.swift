import ArgumentParser
import ComplaintModel

/// The day that a command which only reads speaks of; it never reaches a write.
struct AsOfOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Speak as of this day.", valueName: "date"),
        transform: { try Typed.day($0) }
    )
    var today: CivilDate?
}
