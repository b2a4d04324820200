import Foundation
import Glibc
import Testing

/// What a fault takes that not every machine gives.
enum Means: Sendable {
    /// The rights of root.
    case root
    /// Loop devices, and the tool that makes a file system of this kind.
    case disk(FileSystem)
    /// Network namespaces.
    case namespaces
    /// The kernel's bounds on the memory of a group of programs.
    case memoryBound
    /// What `.ci/guest` packs, and the emulator that boots it.
    case emulator
    /// A tool, and the words with which it runs to a good end.
    case tool([String])

    /// What it is called where it is missing.
    var name: String {
        switch self {
        case .root: "root"
        case .disk(let kind): "\(kind.rawValue) on a loop device"
        case .namespaces: "network namespaces"
        case .memoryBound: "memory bounds by control groups"
        case .emulator: "what .ci/guest packs, named by TAMBON_GUEST"
        case .tool(let words): words[0]
        }
    }

    /// Whether this machine gives it, by trying.
    func isThere() async -> Bool {
        switch self {
        case .root: geteuid() == 0
        case .disk(let kind):
            (try? await LoopDisk.with(kind) { _ in true }) ?? false
        case .namespaces:
            (try? await Program.tool("unshare", "--net", "ip", "link")) != nil
        case .memoryBound: (try? await MemoryBound.with(bytes: 64 << 20) { _ in true }) ?? false
        case .emulator: EmulatedMachine.folder != nil
        case .tool(let words):
            (try? await RunningProgram(
                ["/usr/bin/env"] + words,
                environment: ["PATH": Program.searchPath]
            ).outcome().code) == 0
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs the test only where the means for its fault are there; else it says what is missing.
    static func needs(_ means: Means...) -> Self {
        .enabled("this machine lacks one of: \(means.map(\.name).joined(separator: ", "))") {
            for one in means where await !one.isThere() { return false }
            return true
        }
    }
}
