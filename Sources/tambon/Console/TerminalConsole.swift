import Foundation
import Glibc

/// The streams of this process.
struct TerminalConsole: Console {
    let workingDirectory: String
    let canAsk: Bool
    let showsProgress: Bool
    /// The descriptor of standard input.
    let inputDescriptor: CInt
    /// The descriptor of standard output.
    let outputDescriptor: CInt
    /// The descriptor of standard error.
    let errorDescriptor: CInt

    /// Takes three descriptors for the standard streams.
    init(input: CInt = 0, output: CInt = 1, errors: CInt = 2) {
        workingDirectory = FileManager.default.currentDirectoryPath
        canAsk = isatty(input) == 1 && isatty(output) == 1
        showsProgress = isatty(errors) == 1
        inputDescriptor = input
        outputDescriptor = output
        errorDescriptor = errors
    }

    func output(_ text: String) throws { try write(text, to: outputDescriptor) }

    func errors(_ text: String) throws { try write(text, to: errorDescriptor) }

    func input() throws -> [UInt8]? {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(inputDescriptor, &piece, piece.count)
            if count > 0 { return Array(piece[..<count]) }
            if count == 0 { return nil }
            guard errno == EINTR else { throw CommandError.inputFailed }
        }
    }

    private func write(_ text: String, to descriptor: CInt) throws {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes { rest in
                unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw CommandError.outputFailed
            }
        }
    }
}
