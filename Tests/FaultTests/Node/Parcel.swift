import Foundation
import Testing
import TestGround

/// An office with complaints, and the parcel in which it has exported them to the centre.
struct Parcel {
    /// The office that has made it.
    let office: FaultNode
    /// Its file.
    let path: String
    private let centre: FaultNode
    private let folder: TestFolder

    /// Makes an office and its parcel.
    init(complaints: Int = 150, noiseBytes: Int = 100) async throws {
        folder = try TestFolder()
        (office, centre) = try await FaultNode.acquainted(office: folder.path, centre: folder.path)
        path = folder.file("parcel.tbn")
        let lines = Complaints.lines(complaints, noiseBytes: noiseBytes)
        try await office.ok("record", "--from", "-", input: lines)
        try await office.ok("export", "--to", "centre", "--out", path)
    }

    /// A centre of its own in a folder, which the office knows and which holds nothing yet.
    func receiver(in parent: String) async throws -> FaultNode {
        let manager = FileManager.default
        try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try manager.copyItem(atPath: centre.directory, toPath: parent + "/centre")
        return FaultNode(there: parent + "/centre", office: centre.office)
    }

    /// The name that it gets on a stick.
    static let fileName = "PARCEL22.TBN"

    /// Puts a copy of it on a stick.
    func put(on stick: TestFolder) throws {
        try FileManager.default.copyItem(atPath: path, toPath: stick.file(Self.fileName))
    }

    /// Checks that a centre holds all that the office holds.
    func isHeld(
        by centre: FaultNode,
        sourceLocation: SourceLocation = #_sourceLocation
    )
        async throws
    {
        let here = try await office.state(of: office.office)
        let there = try await centre.state(of: office.office)
        #expect(here == there, sourceLocation: sourceLocation)
    }

    /// Checks that a parcel file is whole, or not there.
    func offersNothingHalf(
        at path: String,
        mustBeThere: Bool = true,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws {
        let isRight = try await isWholeOrAbsent(path, mustBeThere: mustBeThere)
        #expect(isRight, "\(path)", sourceLocation: sourceLocation)
    }

    /// Whether a parcel file can be read to its end by the centre, or is not there.
    func isWholeOrAbsent(_ path: String, mustBeThere: Bool) async throws -> Bool {
        if !FileManager.default.fileExists(atPath: path) { return !mustBeThere }
        return try await centre.run("import", path, "--dry-run").code == 0
    }
}
