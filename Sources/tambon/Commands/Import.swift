import ArgumentParser
import FieldNode
import Transports

/// Applies the parcel of a file.
struct Import: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Apply a file that another office has exported.",
        discussion: """
            Example:
              tambon import /media/usb/karo.tbn
              tambon import karo.tbn --dry-run
            """,
    )

    @Argument(help: "The file.")
    var file: String

    @Flag(help: "Check and count only; store nothing.")
    var dryRun = false

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let bytes = try PlainFile(path: console.path(file)).open()
        let report = try node.import(bytes, name: file, isTrial: dryRun)
        if options.json {
            try await console.output(json: report)
        } else {
            try await tell(report, console)
        }
        for cause in report.refusals {
            try await console.complain("\(file): ไม่รับ / refused: \(ErrorText.of(cause))")
        }
        for gap in report.waiting {
            try await console.complain("\(file): รอ / waiting for: \(gap)")
        }
        if !report.refused.isEmpty || !report.waiting.isEmpty { throw ExitCode.failure }
    }

    private func tell(_ report: ImportReport, _ console: any Console) async throws {
        let (thai, english) =
            report.isTrial ? ("ทดลองเท่านั้น ", "Trial only, nothing stored: ") : ("", "")
        try await console.say(
            "\(thai)รับจาก \(report.from): ใหม่ \(report.newChanges) รายการ "
                + "มีอยู่แล้ว \(report.knownChanges) รายการ"
        )
        try await console.say(
            "\(english)from \(report.from): \(report.newChanges) new changes, "
                + "\(report.knownChanges) known already."
        )
    }
}
