import Foundation
import SyncProtocol
import Testing

@testable import tambon_fuzz

/// Whether the tests run under a sanitizer, which says so in the environment.
private let isSanitized = ProcessInfo.processInfo.environment["TAMBON_SANITIZED"] != nil

@Suite(
    "The memory that foreign bytes can take",
    .disabled(if: isSanitized, "a sanitizer takes memory of its own")
)
struct MemoryTests {
    /// What a run may take: the program itself, and what one change set may unpack to, a few times.
    private static let limitKiB = 384 * 1_024

    @Test("F24 is bounded for every file and every decoder", arguments: Decoder.allCases)
    func bounded(decoder: Decoder) throws {
        let places = try FixtureFiles.all().map(FixtureFiles.place)
        #expect(try Self.run(decoder, places, limitKiB: Self.limitKiB) == 0)
    }

    @Test("F23 is bounded for a change set that unpacks to all that it may, and no less than that")
    func largest() throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "tambon-largest-\(ProcessInfo.processInfo.processIdentifier).tcs"
        )
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(Self.largestSet).write(to: file)
        #expect(try Self.run(.changeSet, [file.path], limitKiB: Self.limitKiB) == 0)
        let tooLittle = ChangeSetLimits.unpackedBytes / 1_024
        #expect(try Self.run(.changeSet, [file.path], limitKiB: tooLittle + 60_000) != 0)
    }

    /// A set whose header says the most that one may, and whose columns are that: all zeros.
    private static var largestSet: [UInt8] {
        let columns = [UInt8](repeating: 0, count: ChangeSetLimits.unpackedBytes)
        var bytes = ChangeSetHeader.magic + [ChangeSetHeader.formatVersion, 1, 0]
        bytes += [UInt8](repeating: 1, count: LedgerID.byteCount)
        bytes.appendVarint(1)
        bytes.appendVarint(columns.count)
        bytes.appendVarint(0)
        return bytes + Deflate.compress(columns)
    }

    /// Replays files in a process that may not take more memory, and gives its exit code.
    private static func run(_ decoder: Decoder, _ places: [String], limitKiB: Int) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", "ulimit -v \(limitKiB) && exec \"$@\"", "sh", program, decoder.rawValue]
            + places
        process.environment = ["SWIFT_BACKTRACE": "enable=no"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// The program, which lies beside the program that runs the tests.
    private static var program: String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return ((tests ?? "") as NSString).deletingLastPathComponent + "/tambon-fuzz"
    }
}
