import FieldNode
import Glibc
import Testing

@testable import Transports

@Suite("A directory of parcels")
struct ParcelDirectoryTests {
    private let folder: TemporaryFolder
    private let directory: ParcelDirectory

    init() throws {
        folder = try TemporaryFolder()
        let bytes = CountingBytes()
        directory = ParcelDirectory(path: folder.path, randomBytes: { bytes.next($0) })
    }

    @Test("What was written is listed and read back, byte for byte")
    func roundTrip() throws {
        let parcels: [[UInt8]] = [[], [1], Array(repeating: 7, count: 300_000)]
        let names = try parcels.map { try directory.write($0) }
        #expect(try directory.parcelNames() == names.sorted())
        #expect(try names.map { try directory.bytes($0) } == parcels)
        #expect(try folder.names() == names.sorted(), "no temporary file may stay behind")
    }

    @Test("F10 A name has eight characters and the extension TBN, and tells nothing")
    func names() throws {
        let name = try directory.write([1])
        #expect(name.wholeMatch(of: /[A-Z2-7]{8}\.TBN/) != nil)
    }

    @Test("A removed file is gone, and removing it again is no error")
    func removal() throws {
        let name = try directory.write([1])
        try directory.remove(name)
        try directory.remove(name)
        #expect(try folder.names() == [])
        #expect(throws: ParcelDirectoryError.fileMissing(path: "\(folder.path)/\(name)")) {
            try directory.bytes(name)
        }
    }

    @Test("Junk, folders, links, pipes and leftover temporary files are passed over")
    func junk() throws {
        try folder.put("AAAAAAAA.TBN", [1])
        try folder.put("bbbbbbbb.tbn", [2])
        try folder.put("karo.tbn", [3])
        try folder.put("AAAAAAAA (1).TBN", [4])
        try folder.put("กะหรอ.tbn", [5])
        for junk in [
            "AUTORUN.INF", "AAAAAAAA.TMP", "AAAAAAAA.TBN~", "AAAAAAAATTBN", ".TBN",
            "._AAAAAAAA.TBN",
        ] {
            try folder.put(junk, [9])
        }
        try #require(unsafe symlink("\(folder.path)/AAAAAAAA.TBN", path("CCCCCCCC.TBN")) == 0)
        try #require(unsafe mkfifo(path("DDDDDDDD.TBN"), 0o644) == 0)
        try #require(unsafe mkdir(path("EEEEEEEE.TBN"), 0o755) == 0)
        #expect(
            try directory.parcelNames()
                == ["AAAAAAAA.TBN", "bbbbbbbb.tbn", "AAAAAAAA (1).TBN", "karo.tbn", "กะหรอ.tbn"]
        )
        #expect(directory.isGiven("bbbbbbbb.tbn") && !directory.isGiven("karo.tbn"))
    }

    @Test("A link, a pipe or a folder with a parcel's name is refused without waiting")
    func specialFiles() throws {
        try folder.put("AAAAAAAA.TBN", [1])
        try #require(unsafe symlink("\(folder.path)/AAAAAAAA.TBN", path("CCCCCCCC.TBN")) == 0)
        try #require(unsafe mkfifo(path("DDDDDDDD.TBN"), 0o644) == 0)
        try #require(unsafe mkdir(path("EEEEEEEE.TBN"), 0o755) == 0)
        for name in ["CCCCCCCC.TBN", "DDDDDDDD.TBN", "EEEEEEEE.TBN"] {
            #expect(throws: ParcelDirectoryError.notARegularFile(path: path(name))) {
                try directory.bytes(name)
            }
        }
    }

    @Test("No name leads out of the folder", arguments: ["../A.TBN", "/etc/passwd", "", "A\0.TBN"])
    func foreignNames(name: String) {
        #expect(throws: ParcelDirectoryError.notAParcelName(name: name)) {
            try directory.bytes(name)
        }
        #expect(throws: ParcelDirectoryError.notAParcelName(name: name)) {
            try directory.remove(name)
        }
    }

    @Test("A file of exactly the limit is read, one byte more is refused by name")
    func oversize() throws {
        let name = try directory.write([1, 2, 3, 4])
        for limit in 3...4 {
            let limited = ParcelDirectory(path: folder.path, limitBytes: limit) { _ in [] }
            if limit == 4 {
                #expect(try limited.bytes(name) == [1, 2, 3, 4])
                continue
            }
            #expect(
                throws: ParcelDirectoryError.fileTooLarge(
                    path: path(name),
                    bytes: 4,
                    limitBytes: 3
                )
            ) {
                try limited.bytes(name)
            }
        }
    }

    @Test("Of more files than the limit the first ones in order are listed")
    func cap() throws {
        let capped = ParcelDirectory(path: folder.path, limitFiles: 3) { _ in [0, 0, 0, 0, 0] }
        let names = (10..<60).map { "AAAAAA\($0).TBN" }
        for name in names.shuffled() { try folder.put(name, [1]) }
        #expect(try capped.parcelNames() == Array(names.prefix(3)))
    }

    @Test("A folder that is missing, or a file in its place, is named in the error")
    func wrongPaths() throws {
        let missing = ParcelDirectory(path: path("nothing")) { _ in [0, 0, 0, 0, 0] }
        #expect(throws: ParcelDirectoryError.missing(path: path("nothing"))) {
            try missing.parcelNames()
        }
        #expect(throws: ParcelDirectoryError.missing(path: path("nothing"))) {
            try missing.write([1])
        }
        try folder.put("file", [1])
        let file = ParcelDirectory(path: path("file")) { _ in [0, 0, 0, 0, 0] }
        #expect(throws: ParcelDirectoryError.notADirectory(path: path("file"))) {
            try file.parcelNames()
        }
        let sentence = "\(ParcelDirectoryError.missing(path: "/media/usb"))"
        #expect(sentence == "There is no folder /media/usb; put the stick in, or check the path.")
    }

    @Test("A taken name is never written over")
    func takenNames() throws {
        let first = try directory.write([1])
        let counting = CountingBytes()
        let again = ParcelDirectory(path: folder.path, randomBytes: { counting.next($0) })
        let second = try again.write([2])
        #expect(first != second)
        #expect(try directory.bytes(first) == [1])
        let stuck = ParcelDirectory(path: folder.path) { _ in [0, 0, 0, 0, 0] }
        let only = try stuck.write([3])
        #expect(throws: ParcelDirectoryError.noFreeName(path: folder.path)) {
            try stuck.write([4])
        }
        #expect(try stuck.bytes(only) == [3])
        #expect(try folder.names() == [first, second, only].sorted())
    }

    @Test("A leftover temporary file is neither read nor written over")
    func staleTemporaryFile() throws {
        try folder.put("AAAAAAAA.TMP", [9])
        let stuck = ParcelDirectory(path: folder.path) { _ in [0, 0, 0, 0, 0] }
        #expect(throws: ParcelDirectoryError.noFreeName(path: folder.path)) {
            try stuck.write([1])
        }
        #expect(try folder.bytes("AAAAAAAA.TMP") == [9])
    }

    @Test("F11 A medium that gives back other bytes is called faulty, and the file removed")
    func damagedReadBack() throws {
        let damages: [@Sendable ([UInt8]) -> [UInt8]] = [
            { bytes in [bytes[0] ^ 1] + bytes.dropFirst() }, { Array($0.dropLast()) },
            { $0 + [0] },
        ]
        for damage in damages {
            let parcel: [UInt8] = [1, 2, 3]
            var damaged = ""
            #expect {
                try directory.write(parcel) { name in
                    damaged = name
                    try? folder.put(name, damage(parcel))
                }
            } throws: { error in
                error as? ParcelDirectoryError == .damagedByMedium(path: path(damaged))
            }
            #expect(try folder.names() == [])
        }
    }

    @Test("A file that vanishes before it is compared was not written")
    func vanished() throws {
        #expect {
            try directory.write([1]) { name in unsafe unlink(path(name)) }
        } throws: { error in
            guard case .writeFailed? = error as? ParcelDirectoryError else { return false }
            return true
        }
    }

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }
}

extension ParcelDirectory {
    /// All bytes of a file.
    func bytes(_ name: String) throws -> [UInt8] {
        let file = try open(name)
        return try file.bytes(from: 0, limitBytes: file.count + 1)
    }
}
