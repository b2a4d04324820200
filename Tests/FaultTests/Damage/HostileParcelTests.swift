import Foundation
import SyncProtocol
import Testing
import TestGround

extension FaultTests {
    /// What was made to be refused, brought by somebody who is let in.
    @Suite("Hostile parcels")
    struct HostileParcels {
        @Test(
            "F24 Every hostile file, under an office's seal, is refused by name and changes nothing"
        )
        func bySticks() async throws {
            let scene = try await HostileScene()
            let hostile = try Self.hostile(scene)
            for (index, item) in hostile.enumerated() {
                try scene.put(item.bytes, as: Self.name(index))
            }
            let outcome = try await scene.centre.run("sync", scene.stick.path)
            #expect(outcome.isPlainRefusal, "\(outcome.account)")
            for (index, item) in hostile.enumerated() where !item.isForOthers {
                #expect(outcome.errors.contains(Self.name(index)), "\(item.name)")
            }
            Counts.tell("F24 hostile files \(hostile.count)")
            #expect(hostile.count > 100)
            try await scene.isUnharmed()
        }

        @Test("F24 A hostile file that is imported by name is refused in a plain sentence")
        func byFile() async throws {
            let scene = try await HostileScene()
            var chance = SplitMix64(seed: Counts.seed)
            let hostile = try Self.hostile(scene)
            for _ in 0..<Counts.kills * 3 {
                let item = chance.pick(hostile)
                let path = try scene.put(item.bytes, as: "HOSTILE2.TBN")
                let outcome = try await scene.centre.run("import", path)
                #expect(outcome.isPlainRefusal, "\(item.name): \(outcome.account)")
                #expect(outcome.errors.contains("HOSTILE2.TBN"), "\(item.name)")
            }
            try await scene.isUnharmed()
        }

        @Test("F24 The endpoint answers every hostile file, and goes on serving")
        func byNetwork() async throws {
            let scene = try await HostileScene()
            try await ServingNode.during(scene.centre) { serving in
                for item in try Self.hostile(scene) {
                    let answer = try RawRequest(posting: item.bytes, to: serving.port)
                    // What is wrong with one message is told in the answering parcel.
                    let isExpected =
                        answer.status == 200 || (400..<500).contains(answer.status ?? 0)
                    #expect(isExpected, "\(item.name): \(answer.text.prefix(300))")
                    if item.isWholeParcel { #expect(answer.status != 200, "\(item.name)") }
                }
                #expect(serving.program.isRunning)
                try await scene.office.ok("sync", serving.url)
            }
            try await scene.isUnharmed()
        }

        /// A hostile file as it is laid on a stick.
        private struct Hostile {
            let name: String
            let bytes: [UInt8]
            /// Whether the file is a sealed parcel itself.
            var isWholeParcel: Bool { name.hasSuffix(".sealed") }
            /// Whether it cannot be told from a parcel for somebody else, which is left alone.
            var isForOthers: Bool {
                isWholeParcel
                    && bytes.starts(with: SealedParcel.magic + [SealedParcel.formatVersion])
            }
        }

        /// The fixtures; what is a part of a parcel is sealed into one.
        private static func hostile(_ scene: HostileScene) throws -> [Hostile] {
            let folder = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../../Fixtures/Hostile").standardized
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            // A message of kind 0 is padding within a seal.
            return try names.sorted().filter { $0 != "kind-zero.message" }.map { name in
                let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
                if name.hasSuffix(".tcs") {
                    let frame = DishonestOffice.frame(of: bytes)
                    return Hostile(name: name, bytes: try scene.sealed([frame]))
                }
                if name.hasSuffix(".message") {
                    return Hostile(name: name, bytes: try scene.sealed(frames(in: bytes)))
                }
                return Hostile(name: name, bytes: bytes)
            }
        }

        private static func frames(in bytes: [UInt8]) throws -> [ParcelFrame] {
            var reader = ByteReader(bytes)
            var frames: [ParcelFrame] = []
            while !reader.isAtEnd {
                let kind = try reader.varint()
                let flags = try reader.byte()
                let content = try reader.bytes(try reader.count(limit: reader.remaining))
                frames.append(ParcelFrame(kind: kind, flags: flags, content: content))
            }
            return frames
        }

        /// The name of the n-th file on the stick.
        private static func name(_ index: Int) -> String { "H\(1_000_000 + index).TBN" }
    }
}
