import Glibc
import Testing

@testable import Transports

@Suite("A medium that takes no more")
struct FullMediumTests {
    @Test("A device without room ends a write with the system's word for it")
    func fullDevice() throws {
        let device = try OpenFile.open("/dev/full", O_WRONLY)
        let error = #expect(throws: SystemError.self) { try device.write([1]) }
        #expect(error == SystemError(code: ENOSPC))
    }

    @Test("The system's errors become sentences with the folder and what to do")
    func sentences() {
        let path = "/media/usb"
        let cases: [(CInt, ParcelDirectoryError)] = [
            (ENOSPC, .full(path: path, bytes: 5)), (EDQUOT, .full(path: path, bytes: 5)),
            (EFBIG, .full(path: path, bytes: 5)), (EROFS, .readOnly(path: path)),
            (EACCES, .notWritable(path: path)), (EPERM, .notWritable(path: path)),
            (EIO, .writeFailed(path: path, cause: SystemError(code: EIO))),
        ]
        for (code, error) in cases {
            #expect(
                ParcelDirectoryError.writing(path, SystemError(code: code), bytes: 5) == error
            )
            #expect("\(error)".contains(path) && "\(error)".hasSuffix("."))
        }
    }

    @Test("A file of which only a part was tried says that more room than that may be needed")
    func fullForFile() {
        let error = PlainFileError.writing("/media/a.tbn", SystemError(code: ENOSPC), bytes: 5)
        #expect(error == .full(path: "/media/a.tbn", bytes: 5))
        #expect("\(error)".contains("at least 5 bytes"))
    }

    @Test(
        "F10 A full stick refuses the parcel, keeps what it has and no half file",
        .enabled(if: geteuid() == 0, "mounting a small file system takes root"),
    )
    func fullStick() throws {
        try withSmallMount(options: "size=64k") { folder in
            let chance = CountingBytes()
            let directory = ParcelDirectory(path: folder.path, randomBytes: { chance.next($0) })
            let kept = try directory.write([1, 2, 3])
            let large = [UInt8](repeating: 1, count: 200_000)
            #expect(throws: ParcelDirectoryError.full(path: folder.path, bytes: large.count)) {
                try directory.write(large)
            }
            let names = try folder.names()
            let bytes = try directory.bytes(kept)
            #expect(names == [kept] && bytes == [1, 2, 3])
        }
    }

    @Test(
        "F10 A write-protected stick is read, and refuses a parcel in so many words",
        .enabled(if: geteuid() == 0, "mounting a small file system takes root"),
    )
    func readOnlyStick() throws {
        try withSmallMount(options: "ro") { folder in
            let chance = CountingBytes()
            let directory = ParcelDirectory(path: folder.path, randomBytes: { chance.next($0) })
            let names = try directory.parcelNames()
            #expect(names == [])
            #expect(throws: ParcelDirectoryError.readOnly(path: folder.path)) {
                try directory.write([1])
            }
        }
    }

    /// Runs `body` in a memory file system; where the sandbox lets nobody mount, the test says so.
    private func withSmallMount(
        options: String,
        _ body: (TemporaryFolder) throws -> Void,
    ) throws {
        let folder = try TemporaryFolder()
        let flags: UInt = options == "ro" ? 1 : 0
        let data = options == "ro" ? "size=64k" : options
        guard unsafe mount("tmpfs", folder.path, "tmpfs", flags, data) == 0 else {
            try Test.cancel("this machine lets nobody mount (\(SystemError.last))")
        }
        defer { unsafe umount(folder.path) }
        try body(folder)
    }
}
