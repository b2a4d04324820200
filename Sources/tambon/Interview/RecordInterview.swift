import ArgumentParser
import Foundation

/// The record form on a terminal: asks field by field, in Thai.
///
/// The node is not held while a person types: what there is to choose from is asked for before, and
/// the complaint is recorded after, each as a command of its own.
struct RecordInterview {
    let runner: CommandRunner

    /// Asks, records, and returns the exit code.
    func run(_ record: Record) async throws -> Int32 {
        let folder = record.options.node.map { ["--node", $0] } ?? []
        let pipe = Pipe()
        let code = await offer(folder, into: pipe.fileHandleForWriting.fileDescriptor)
        try pipe.fileHandleForWriting.close()
        let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
        guard code == 0 else { return code }
        let choices = try JSONDecoder().decode(FormChoices.Choices.self, from: printed)
        let answers = try await RecordForm(choices: choices).ask(runner.console)
        return await runner.run(["record"] + folder + answers)
    }

    /// Has the office's choices printed into a pipe, which holds far more than they are.
    private func offer(_ folder: [String], into descriptor: CInt) async -> Int32 {
        let console = TerminalConsole(output: descriptor, errors: runner.console.errorDescriptor)
        return await CommandRunner(console: console, folderVariable: runner.folderVariable)
            .run(["form-choices"] + folder)
    }
}
