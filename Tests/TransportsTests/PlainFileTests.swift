import Glibc
import Testing

@testable import Transports

@Suite("A file that a person names")
struct PlainFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func file(_ name: String) -> PlainFile { PlainFile(path: "\(folder.path)/\(name)") }

    @Test("What was written is read back, and nothing else is left in the folder")
    func roundTrip() throws {
        try file("a.tbn").write([1, 2, 3])
        #expect(try file("a.tbn").read(limitBytes: 3) == [1, 2, 3])
        #expect(try folder.names() == ["a.tbn"])
    }

    @Test("A file that is there is replaced whole")
    func replaces() throws {
        try folder.put("a.tbn", Array(repeating: 9, count: 100))
        try file("a.tbn").write([7])
        #expect(try folder.bytes("a.tbn") == [7])
    }

    @Test("What is written is for its owner alone, whatever lay under its names before")
    func isPrivate() throws {
        try folder.put("a.inv", [9])
        try folder.put(".tambon-\(getpid()).tmp", [8])
        try file("a.inv").write { sink in
            for name in try folder.names() where name != "a.inv" { #expect(mode(name) == 0o600) }
            try sink([1])
        }
        #expect(mode("a.inv") == 0o600)
        #expect(try folder.names() == ["a.inv"])
    }

    private func mode(_ name: String) -> mode_t {
        var status = stat()
        guard unsafe stat("\(folder.path)/\(name)", &status) == 0 else { return 0o777 }
        return status.st_mode & 0o777
    }

    @Test("A file that cannot be read is refused by its own reason")
    func refusesToRead() throws {
        try folder.put("empty", [])
        try folder.put("large", [1, 2, 3])
        let path = folder.path
        #expect(throws: PlainFileError.missing(path: "\(path)/no")) {
            try file("no").read(limitBytes: 9)
        }
        #expect(throws: PlainFileError.empty(path: "\(path)/empty")) {
            try file("empty").read(limitBytes: 9)
        }
        #expect(throws: PlainFileError.tooLarge(path: "\(path)/large", limitBytes: 2)) {
            try file("large").read(limitBytes: 2)
        }
        #expect(throws: PlainFileError.isAFolder(path: path)) {
            try PlainFile(path: path).read(limitBytes: 9)
        }
        #expect(throws: PlainFileError.notARegularFile(path: "/dev/null")) {
            try PlainFile(path: "/dev/null").read(limitBytes: 9)
        }
    }

    @Test("A file that cannot be written leaves what was there")
    func refusesToWrite() throws {
        let path = folder.path
        #expect(throws: PlainFileError.folderMissing(path: "\(path)/no/a")) {
            try file("no/a").write([1])
        }
        #expect(throws: PlainFileError.isAFolder(path: path)) {
            try PlainFile(path: path).write([1])
        }
        #expect(throws: PlainFileError.isAFolder(path: "\(path)/")) { try file("").write([1]) }
        #expect(try folder.names().isEmpty)
    }

    @Test("A pipe or a device is not replaced by a file")
    func keepsDevices() throws {
        let path = "\(folder.path)/pipe"
        #expect(unsafe mkfifo(path, 0o600) == 0)
        #expect(throws: PlainFileError.notARegularFile(path: path)) { try file("pipe").write([1]) }
        var info = stat()
        #expect(unsafe lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFIFO)
        #expect(try folder.names() == ["pipe"])
    }
}
