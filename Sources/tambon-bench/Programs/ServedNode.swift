import Foundation

/// A node that answers peers in a process of its own: the program `tambon serve`, as it is installed.
struct ServedNode {
    /// Where it listens.
    let url: String
    /// The process.
    let program: Background

    /// A program that is built beside this one.
    ///
    /// - Throws: ``BenchError/programMissing(path:)``.
    static func path(of name: String) throws -> String {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let path = own.deletingLastPathComponent().path() + name
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchError.programMissing(path: path)
        }
        return path
    }

    /// Starts it at a free port of this machine, and waits until it listens.
    ///
    /// - Parameters:
    ///   - path: the program's path.
    ///   - directory: the node's folder; nobody else has the node open.
    ///   - prefix: what stands before the program on the command line.
    /// - Throws: ``BenchError/notReady(_:)``.
    init(_ path: String, directory: String, after prefix: [String] = []) throws {
        let hello = "listening on "
        let words = [path, "serve", "--node", directory, "--listen", "127.0.0.1:0"]
        program = try Background(prefix + words, until: hello)
        url = String(program.greeting.dropFirst(hello.count))
    }

    /// Ends it and waits for that.
    func stop() { program.stop() }
}
