import ArgumentParser
import ComplaintModel
import FieldNode

/// What ends of the roster, and when.
struct EndingOptions: ParsableArguments {
    @Argument(help: "The name, or the number of an order.")
    var name: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The last day; today if left out.", valueName: "date"),
        transform: { try Typed.day($0) }
    )
    var date: CivilDate?

    /// The last day.
    func lastDay(on node: FieldNode) -> CivilDate { date ?? node.now.date }
}
