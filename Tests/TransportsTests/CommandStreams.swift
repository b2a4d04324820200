import Glibc

@testable import Transports

/// The standard streams of a client in a test: a pipe in, two files out.
final class CommandStreams: Sendable {
    let folder: TemporaryFolder
    let input: CInt
    private let inputEnd: CInt
    let output: CInt
    let errors: CInt

    /// Makes streams whose input holds `typed` and stays open, as a terminal would.
    init(typed: [UInt8] = []) throws {
        folder = try TemporaryFolder()
        var ends: [CInt] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw TestFailure.system(errno) }
        (input, inputEnd) = (ends[0], ends[1])
        try OpenFile.write(typed, to: inputEnd)
        output = unsafe open("\(folder.path)/out", O_WRONLY | O_CREAT, 0o600)
        errors = unsafe open("\(folder.path)/err", O_WRONLY | O_CREAT, 0o600)
    }

    deinit {
        for descriptor in [input, inputEnd, output, errors] { close(descriptor) }
    }

    /// Types more.
    func type(_ bytes: [UInt8]) throws { try OpenFile.write(bytes, to: inputEnd) }

    /// What is still unread in the input.
    func unread() -> [UInt8] {
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe read(input, &bytes, bytes.count)
        return Array(bytes.prefix(max(count, 0)))
    }

    func written() throws -> (output: [UInt8], errors: [UInt8]) {
        (try folder.bytes("out"), try folder.bytes("err"))
    }
}
