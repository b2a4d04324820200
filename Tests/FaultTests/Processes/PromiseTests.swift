import Foundation
import Testing
import TestGround

extension FaultTests {
    /// That nothing which a user can set makes the program promise less.
    @Suite("Nothing weakens a promise")
    struct Promises {
        @Test("The program knows one variable of its own, and it names the node's folder")
        func variables() throws {
            let program = try Data(contentsOf: URL(filePath: Program.path), options: .alwaysMapped)
            let found = Self.words(with: "TAMBON_", in: program)
            #expect(found == ["TAMBON_NODE"])
        }

        @Test("No option of any command leaves a check out")
        func options() async throws {
            let help = try await Program().run(["--experimental-dump-help"])
            try #require(help.code == 0)
            let names = help.output.matches(of: /"name"\s*:\s*"([^"]+)"/).map { String($0.1) }
            #expect(names.contains("office") && names.contains("dry-run"))
            let telling =
                /(?:^|-)(?:no|skip|unsafe|insecure|force|fast|async|ignore|test|debug|trust|without|disable)(?:-|$)/
            let weak = names.filter { $0.contains(telling) }
            #expect(weak.isEmpty, "\(weak)")
        }

        @Test("Variables and files that might mean it leave every fsync and every setting in place")
        func settings() async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            let plain = try await Self.conduct(of: node, Program())
            for name in [
                "tambon.conf", ".tambonrc", "config.json", "node.conf", ".sqliterc", ".env",
            ] {
                try folder.put(name, Self.weakening)
                try Self.weakening.write(
                    toFile: node.directory + "/" + name,
                    atomically: true,
                    encoding: .utf8
                )
            }
            let meddled = try await Self.conduct(
                of: node,
                Program(environment: Self.variables(folder))
            )
            #expect(meddled == plain)
            #expect(plain.settings["synchronous"] == .text("2"))
            #expect(plain.settings["journal_mode"] == .text("wal"))
            #expect(plain.hasSynced)
        }

        /// How a node keeps what it has acknowledged.
        private struct Conduct: Equatable {
            let settings: JSONValue
            let hasSynced: Bool
        }

        private static func conduct(of node: FaultNode, _ program: Program) async throws -> Conduct
        {
            let settings = try await node.run(by: program).json("doctor")["settings"]
            let fsyncs = try await Shim.count(.sync, path: "node.sqlite-wal") { watched in
                var both = watched
                both.environment.merge(program.environment) { watched, _ in watched }
                let told = try await node.run(by: both).record("ลอง")
                #expect(told != nil)
            }
            return Conduct(settings: settings, hasSynced: fsyncs > 0)
        }

        private static let weakening = "PRAGMA synchronous=OFF;\nsynchronous=OFF\nverify=false\n"

        private static func variables(_ folder: TestFolder) -> [String: String] {
            var variables = ["HOME": folder.path, "XDG_CONFIG_HOME": folder.path]
            for name in ["SYNCHRONOUS", "SYNC", "FSYNC", "DURABILITY", "VERIFY", "SIGNATURES"] {
                for prefix in ["TAMBON_", "SQLITE_", "GRDB_", ""] {
                    variables[prefix + name] = "OFF"
                }
            }
            for name in ["TAMBON_TEST", "TAMBON_UNSAFE", "TAMBON_DEBUG", "CI", "DEBUG", "TESTING"] {
                variables[name] = "1"
            }
            return variables
        }

        /// The words of capitals that begin in this way, wherever they stand in a program.
        private static func words(with beginning: String, in program: Data) -> Set<String> {
            var (found, rest) = (Set<String>(), program.startIndex..<program.endIndex)
            while let place = program.range(of: Data(beginning.utf8), in: rest) {
                let word = program[place.lowerBound...].prefix {
                    (65...90).contains($0) || (48...57).contains($0) || $0 == 95
                }
                found.insert(String(decoding: word, as: UTF8.self))
                rest = place.upperBound..<program.endIndex
            }
            return found
        }
    }
}
