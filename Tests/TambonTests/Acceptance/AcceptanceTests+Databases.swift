import Foundation
import Glibc
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("The node's folder")
    struct Databases {
        private static let commands = [
            ["list"], ["state", "--json"], ["verify"], ["sync", "http://127.0.0.1:9"],
            ["record", "--channel", "phone", "--subject", "ก", "--detail", "ข"],
        ]

        @Test("A folder without a node is named, and gets no file")
        func noNode() async throws {
            let folder = try TestFolder()
            let empty = DeskNode(directory: folder.path, office: "none")
            for words in Self.commands {
                let outcome = try await ProgramRunner().run(empty.words(words))
                outcome.isRefusal(naming: [folder.path, "tambon init"])
            }
            let files = TestFolder.tree(folder.path)
            #expect(files == [])
        }

        @Test("No parcel and no report can be written over what the node needs")
        func outputInNode() async throws {
            let (karo, folder) = (try await DeskNode.centre().enrolled(), try TestFolder())
            try await karo.record("น้ำไม่ไหล")
            let link = folder.file("link")
            try FileManager.default.createSymbolicLink(
                atPath: link,
                withDestinationPath: karo.directory
            )
            try await karo.staysAsItIs {
                for out in [karo.directory + "/node.sqlite", link + "/keys/signing.key"] {
                    try await karo.refuses(
                        ["export", "--to", "centre", "--out", out],
                        naming: [out]
                    )
                    try await karo.refuses(["report", "register", "--out", out], naming: [out])
                }
            }
            try await karo.verifies()
        }

        @Test("A node is never set up over another")
        func initTwice() async throws {
            let karo = try await DeskNode()
            try await karo.record("น้ำไม่ไหล")
            try await karo.staysAsItIs {
                let again = ["init", "--office", "80.21.new", "--name", "ใหม่"]
                try await karo.refuses(again, naming: [karo.directory])
            }
        }

        @Test(
            "A database that is garbage, foreign or cut off is named and left as it is",
            arguments: ["garbage", "foreign", "empty", "text"]
        )
        func garbage(kind: String) async throws {
            let karo = try await DeskNode()
            let path = karo.directory + "/node.sqlite"
            let header = Array("SQLite format 3\0".utf8)
            let bytes: [UInt8] =
                switch kind {
                case "garbage": (0..<8_192).map { UInt8(truncatingIfNeeded: $0 &* 73 >> 2) }
                case "foreign": header + [UInt8](repeating: 0, count: 4_080)
                case "empty": []
                default: Array("สมุดทะเบียน\n".utf8)
                }
            try Data(bytes).write(to: URL(filePath: path))
            for words in Self.commands {
                let outcome = try await ProgramRunner().run(karo.words(words))
                outcome.isRefusal(naming: [path])
            }
            let after = try Data(contentsOf: URL(filePath: path))
            #expect(Array(after) == bytes)
        }

        @Test("A newer version's database is named as such and left as it is")
        func newerVersion() async throws {
            let karo = try await DeskNode()
            let path = karo.directory + "/node.sqlite"
            // A version that this program has never heard of, under a name of the same length.
            let known = Array("1 log, rows, search, summaries".utf8)
            let unknown = Array("9 log, rows, search, summaries".utf8)
            var bytes = Array(try Data(contentsOf: URL(filePath: path)))
            var replaced = 0
            var index = 0
            while index + known.count <= bytes.count {
                if bytes[index..<index + known.count].elementsEqual(known) {
                    bytes.replaceSubrange(index..<index + known.count, with: unknown)
                    replaced += 1
                }
                index += 1
            }
            try #require(replaced > 0)
            try Data(bytes).write(to: URL(filePath: path))
            for words in Self.commands {
                let outcome = try await ProgramRunner().run(karo.words(words))
                outcome.isRefusal(naming: [path, "newer version"])
            }
            let after = try Data(contentsOf: URL(filePath: path))
            #expect(Array(after) == bytes)
        }

        @Test("Keys that are lost or damaged are named, and no new ones take their place")
        func keys() async throws {
            let karo = try await DeskNode()
            let id = try await karo.record("น้ำไม่ไหล", "--name", "นางทดสอบ ระบบ")
            for name in ["signing.key", "unlock.key"] {
                let path = karo.directory + "/keys/" + name
                let whole = try Data(contentsOf: URL(filePath: path))
                try whole.prefix(7).write(to: URL(filePath: path))
                let damaged = try await karo.run("list")
                damaged.isRefusal(naming: [path])
                try FileManager.default.removeItem(atPath: path)
                let lost = try await karo.run("list")
                lost.isRefusal(naming: [path])
                #expect(!FileManager.default.fileExists(atPath: path))
                try whole.write(to: URL(filePath: path))
            }
            let opened = try await karo.ok("show", id, "--identity")
            #expect(opened.output.contains("นางทดสอบ ระบบ"))
        }

        @Test(
            "Where the user may not read, that is said, and neither init nor a backup is advised",
            arguments: ["", "keys", "keys/signing.key", "keys/agreement.key", "keys/unlock.key"]
        )
        func unreadable(name: String) async throws {
            let karo = try await DeskNode()
            let path = karo.directory + (name.isEmpty ? "" : "/" + name)
            unsafe chmod(path, 0)
            defer { unsafe chmod(path, 0o700) }
            let outcome = try await ProgramRunner(isHeldToRights: true).run(karo.words(["list"]))
            outcome.isRefusal(naming: [path, "ผู้ใช้นี้ไม่มีสิทธิ์อ่าน", "may not be read by this user"])
            for advice in ["tambon init", "backup", "damaged"] {
                #expect(!outcome.errors.contains(advice), "\(outcome.account)")
            }
        }

        @Test(
            "What is no plain file is no backup: that is said at once, and no folder is made",
            arguments: [
                ("pipe", "not an ordinary file"), ("folder", "is a folder"), ("none", "no file"),
                ("empty", "is empty"),
            ]
        )
        func noBackup(kind: String, said: String) async throws {
            let folder = try TestFolder()
            let (path, anew) = (
                folder.file(kind), DeskNode(directory: folder.file("new"), office: "")
            )
            switch kind {
            case "pipe": #expect(unsafe mkfifo(path, 0o600) == 0)
            case "folder": #expect(unsafe mkdir(path, 0o700) == 0)
            case "empty": try folder.put(kind, "")
            default: break
            }
            let before = TestFolder.tree(folder.path)
            let outcome = try await anew.run("restore", path)
            outcome.isRefusal(naming: [path, said])
            let after = TestFolder.tree(folder.path)
            #expect(after == before)
        }

        @Test("Nobody else on the machine reads the node's files")
        func permissions() async throws {
            let folder = try TestFolder()
            unsafe chmod(folder.path, 0o755)
            try FileManager.default.createDirectory(
                atPath: folder.file("80.21.karo"),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755]
            )
            let karo = try await DeskNode("80.21.karo", in: folder.path)
            let serving = try await ServingNode(karo)
            try await karo.record("น้ำไม่ไหล")
            for name in TestFolder.tree(karo.directory) {
                let path = karo.directory + "/" + name
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
                #expect(mode & 0o077 == 0, "\(name) has \(String(mode, radix: 8))")
            }
            try await serving.end()
        }

        @Test("Nobody else on the machine reads a file that a command was asked to write")
        func privateFiles() async throws {
            let folder = try TestFolder()
            let centre = try await DeskNode.centre()
            let id = try await centre.record("น้ำไม่ไหล")
            let (invitation, named) = (folder.file("a.inv"), folder.file("named.html"))
            try await centre.ok("invite", "80.21.karo", "--out", invitation)
            try await centre.ok("paper", "memo", id, "--identity", "--out", named)
            let (memo, register) = (folder.file("memo.html"), folder.file("register.html"))
            try await centre.ok("paper", "memo", id, "--out", memo)
            try await centre.ok("report", "register", "--format", "html", "--out", register)
            for path in [invitation, named, memo, register] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(path)")
            }
        }

        @Test("A folder that cannot be written is named")
        func readOnlyFolder() async throws {
            let karo = try await DeskNode()
            unsafe chmod(karo.directory, 0o500)
            defer { unsafe chmod(karo.directory, 0o700) }
            let outcome = try await ProgramRunner(isHeldToRights: true).run(karo.words(["list"]))
            outcome.isRefusal(naming: [karo.directory])
        }
    }
}
