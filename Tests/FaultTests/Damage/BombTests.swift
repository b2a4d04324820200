import Foundation
import SyncProtocol
import Testing
import TestGround

extension FaultTests {
    /// Change sets that unpack to a thousand times their size.
    @Suite("A decompression bomb", .needs(.root, .memoryBound))
    struct Bombs {
        /// What a bomb unpacks to, and the bound on the memory of who reads it.
        private static let bombBytes = 512 << 20
        private static let boundBytes = 256 << 20

        @Test("F23 A bomb with an office's seal is refused by name within bounded memory")
        func byFile() async throws {
            let scene = try await HostileScene()
            for (name, reason, frames) in Self.bombs {
                let path = try scene.put(scene.sealed(frames), as: "BOMB2222.TBN")
                let peak = try await MemoryBound.with(bytes: Self.boundBytes) { bound in
                    for words in [["import", path], ["sync", scene.stick.path]] {
                        let outcome = try await bound.program.run(scene.centre.words(words))
                        #expect(outcome.isPlainRefusal, "\(name): \(outcome.account)")
                        #expect(outcome.errors.contains("BOMB2222.TBN"), "\(outcome.account)")
                        #expect(outcome.errors.contains(reason), "\(outcome.account)")
                    }
                    return try bound.peakBytes()
                }
                Counts.tell("F23 \(name): peak \(peak) of \(Self.boundBytes)")
            }
            try await scene.isUnharmed()
        }

        @Test("F23 A bomb over the network costs the centre bounded memory, and keeps nobody out")
        func byNetwork() async throws {
            let scene = try await HostileScene()
            try await MemoryBound.with(bytes: Self.boundBytes) { bound in
                try await ServingNode.during(scene.centre, by: bound.program) { serving in
                    for (name, _, frames) in Self.bombs {
                        let parcel = try scene.sealed(frames)
                        let answer = try RawRequest(posting: parcel, to: serving.port)
                        #expect(answer.status != nil, "\(name): \(answer.text)")
                    }
                    #expect(serving.program.isRunning)
                    try await scene.office.ok("sync", serving.url)
                }
                Counts.tell("F23 serve: peak \(try bound.peakBytes()) of \(Self.boundBytes)")
            }
            try await scene.isUnharmed()
        }

        @Test("F23 control: whoever unpacks a bomb is killed by the same bound")
        func control() async throws {
            let folder = try TestFolder()
            let head: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
            try folder.put("bomb.gz", head + Self.packed(Self.bombBytes))
            // Bytes without the end of a line are one line, and a line is sorted in memory.
            let unpacking = "gzip -dc \(folder.file("bomb.gz")) | sort -z -S 1G > /dev/null"
            let ended = try await MemoryBound.with(bytes: Self.boundBytes) { bound in
                try await RunningProgram(
                    ["/usr/bin/env"] + bound.program.before + ["sh", "-c", unpacking],
                    environment: ["PATH": Program.searchPath]
                ).outcome()
            }
            #expect(ended.code != 0 && ended.errors.contains("Killed"), "\(ended.account)")
        }

        /// Sets that say what they unpack to, that say less, and many that take all they may.
        private static let bombs: [(name: String, reason: String, frames: [ParcelFrame])] = {
            let bomb = packed(bombBytes)
            let most = ChangeSetLimits.unpackedBytes
            let greatest = frame(most, packed(most))
            return [
                ("a bomb", "declares a length of \(bombBytes)", [frame(bombBytes, bomb)]),
                ("a lie", "unpacks to more than the 1048576", [frame(1 << 20, bomb)]),
                ("many sets", "counts field", Array(repeating: greatest, count: 8)),
            ]
        }()

        private static func packed(_ count: Int) -> [UInt8] {
            Deflate.compress([UInt8](repeating: 0, count: count))
        }

        /// A message with a change set whose columns are said to be so long.
        private static func frame(_ columnBytes: Int, _ packed: [UInt8]) -> ParcelFrame {
            var set = ChangeSetHeader.magic + [ChangeSetHeader.formatVersion, 1, 0]
            set += [UInt8](repeating: 1, count: LedgerID.byteCount)
            for number in [1, columnBytes, 0] { set.appendVarint(number) }
            return DishonestOffice.frame(of: set + packed)
        }
    }
}
