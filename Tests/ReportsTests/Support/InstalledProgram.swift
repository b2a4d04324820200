import Foundation

/// A program of the system that tests call, found by its name.
struct InstalledProgram {
    private let words: [String]

    /// Names a program, with options behind the name where they are always the same.
    init(_ command: String) {
        words = command.split(separator: " ").map(String.init)
    }

    /// What the program writes to its standard output.
    ///
    /// - Throws: ``ProgramFailure`` where it ends with another code than 0.
    func output(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ProgramFailure(command: words + arguments, status: process.terminationStatus)
        }
        return printed
    }
}

/// A program of the system that is not there or did not do its work.
///
/// README.md's test command installs every program that the tests call.
struct ProgramFailure: Error {
    /// What was called.
    let command: [String]
    /// How it ended: 127 where there is no such program.
    let status: Int32
}
