import ArgumentParser

/// The commands about orders.
struct OrderWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "Add, list or end appointment orders and acting appointments.",
        discussion: """
            Example:
              tambon order add 12/2569 --date 1/10/2568 --officer 'นางสาวอรทัย ใจดี=รับเรื่อง'
            """,
        subcommands: [OrderAdd.self, OrderList.self, OrderEnd.self],
    )
}
