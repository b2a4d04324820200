import ArgumentParser

/// The commands about points.
struct PointWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "point",
        abstract: "Add, list or end the points where complaints are taken in.",
        discussion: """
            Example:
              tambon point add 'ศูนย์รับเรื่องร้องเรียน' --place 'ชั้น 1'
            """,
        subcommands: [PointAdd.self, PointList.self, PointEnd.self],
    )
}
