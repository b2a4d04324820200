import Foundation

/// `serve` on one node, running beside the test.
struct ServingProcess {
    private let process: Process
    private let codes: AsyncStream<Int32>
    /// Where it listens.
    let url: String

    /// Starts serving and waits for the first line.
    init(_ sandbox: Sandbox, node: String) async throws {
        process = try sandbox.process(["serve", "--listen", "127.0.0.1:0"], node: node)
        let pipe = Pipe()
        process.standardOutput = pipe
        let (codes, ended) = AsyncStream<Int32>.makeStream()
        self.codes = codes
        process.terminationHandler = { process in
            ended.yield(process.terminationStatus)
            ended.finish()
        }
        try process.run()
        var line = ""
        for await first in pipe.fileHandleForReading.firstLine { line = first }
        url = line.replacing("listening on ", with: "")
    }

    /// Sends SIGTERM and returns the exit code and how long it took.
    func end() async -> (code: Int32, took: Duration) {
        let clock = ContinuousClock()
        let began = clock.now
        process.terminate()
        for await code in codes { return (code, clock.now - began) }
        return (-1, clock.now - began)
    }
}

extension FileHandle {
    /// The first line that comes, once it is whole.
    fileprivate var firstLine: AsyncStream<String> {
        let (lines, arrival) = AsyncStream<String>.makeStream()
        DispatchQueue.global().async {
            var bytes: [UInt8] = []
            while !bytes.contains(UInt8(ascii: "\n")), let piece = try? self.read(upToCount: 1),
                !piece.isEmpty
            {
                bytes += piece
            }
            arrival.yield(String(decoding: bytes.dropLast(), as: UTF8.self))
            arrival.finish()
        }
        return lines
    }
}
