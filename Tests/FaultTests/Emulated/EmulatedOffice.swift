import Foundation
import Glibc
import Testing
import TestGround

/// An office that works in an emulated machine and hands its changes on by a stick with FAT32.
struct EmulatedOffice {
    private let folder: TestFolder
    private let centre: FaultNode
    private var stick: String { folder.file("stick.img") }
    private var disk: String { folder.file("disk.img") }

    /// Sets an office and a centre up, and puts the office on the machine's disk.
    ///
    /// - Parameter complaints: how many it holds from the beginning.
    /// - Throws: ``TestTrouble`` if a tool fails.
    init(complaints: Int) async throws {
        folder = try TestFolder()
        let home = folder.file("home")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let office: FaultNode
        (office, centre) = try await FaultNode.acquainted(office: home, centre: folder.path)
        let lines = Complaints.lines(complaints, noiseBytes: 400)
        try await office.ok("record", "--from", "-", input: lines)
        for image in [stick, disk] {
            try folder.put((image as NSString).lastPathComponent, "")
            guard unsafe truncate(image, 64 << 20) == 0 else { throw TestTrouble.system(errno) }
        }
        try await Program.tool("mke2fs", "-q", "-t", "ext4", "-d", home, disk)
        try await takeNewStick()
    }

    /// Puts an empty stick in the place of the one that was there.
    func takeNewStick() async throws { try await Program.tool("mkfs.vfat", "-F", "32", stick) }

    /// Starts the machine with the stick in it.
    func work(_ script: String, _ kind: EmulatedMachine.Stick = .honest) throws -> EmulatedMachine {
        try EmulatedMachine(script, stick: stick, kind, disk: disk)
    }

    /// Takes the stick to a centre that holds nothing yet.
    ///
    /// - Returns: the complaints that are there afterwards, and the parcels that it refused.
    func delivered() async throws -> (ids: Set<String>, refused: [String]) {
        let place = try TestFolder()
        let files = try await carried(to: place)
        let centre = try receiver(in: place)
        var refused: [String] = []
        for name in files.filter(Self.isParcel).sorted() {
            let path = place.file("stick/" + name)
            let outcome = try await centre.run("import", path, "--dry-run")
            if outcome.code != 0 { refused.append(outcome.account) }
        }
        let outcome = try await centre.run("sync", place.file("stick"))
        if outcome.code != 0 { refused.append(outcome.account) }
        try await centre.isSound()
        return (try await centre.ids(), refused)
    }

    /// Whether a name on the stick is a parcel's own.
    static func isParcel(_ name: String) -> Bool {
        name.wholeMatch(of: /[A-Z2-7]{8}\.TBN/) != nil
    }

    /// The names of what is on the stick.
    func names() async throws -> [String] { try await carried(to: try TestFolder()) }

    /// Copies all files of the stick into a folder, as another machine reads them.
    func carried(to place: TestFolder) async throws -> [String] {
        let path = place.file("stick")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try await Program.tool("mcopy", "-s", "-n", "-m", "-i", stick, "::/", path)
        return try FileManager.default.contentsOfDirectory(atPath: path)
    }

    /// A centre in a folder, which knows the office and holds nothing yet.
    func receiver(in place: TestFolder) throws -> FaultNode {
        let path = place.file("centre")
        try FileManager.default.copyItem(atPath: centre.directory, toPath: path)
        return FaultNode(there: path, office: centre.office)
    }
}
