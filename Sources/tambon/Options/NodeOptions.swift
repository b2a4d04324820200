import ArgumentParser
import Foundation

/// What every command on a node takes.
struct NodeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The node's folder; else TAMBON_NODE names it.", valueName: "dir")
    )
    var node: String?

    @Flag(help: "Print one JSON document for other programs.")
    var json = false

    /// The absolute path of the node's folder.
    ///
    /// - Throws: `ValidationError` if neither option nor variable names one.
    func directory(_ console: any Console, variable: String?) throws -> String {
        let named = [node, variable].compactMap { $0 }.first { !$0.isEmpty }
        guard let named else {
            throw ValidationError(
                "ไม่ทราบว่าข้อมูลอยู่ในโฟลเดอร์ใด โปรดระบุ --node DIR หรือตัวแปร TAMBON_NODE\n"
                    + "Which node? Name its folder with --node DIR, or once for all commands with "
                    + "'export TAMBON_NODE=DIR'."
            )
        }
        return (console.path(named) as NSString).standardizingPath
    }
}
