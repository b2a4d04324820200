import ArgumentParser
import ComplaintModel

/// The days on which something holds.
struct TermOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The first day.", valueName: "date"),
        transform: { try Typed.day($0) }
    )
    var from: CivilDate?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The last day.", valueName: "date"),
        transform: { try Typed.day($0) }
    )
    var to: CivilDate?

    /// The days.
    var term: DayTerm { DayTerm(from: from, to: to) }
}
