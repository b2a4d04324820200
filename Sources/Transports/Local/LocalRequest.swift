/// What a command asks of the process that holds the node: its words and where it was typed.
package struct LocalRequest: Sendable, Equatable {
    /// The words of the command line, without the program's name.
    package let arguments: [String]
    /// The absolute path against which the command's relative paths are meant.
    package let workingDirectory: String
    /// Whether a person reads the output on a terminal.
    package let outputIsTerminal: Bool

    /// Makes a request.
    package init(arguments: [String], workingDirectory: String, outputIsTerminal: Bool) {
        self.arguments = arguments
        self.workingDirectory = workingDirectory
        self.outputIsTerminal = outputIsTerminal
    }
}
