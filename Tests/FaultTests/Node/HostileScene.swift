import Foundation
import SyncProtocol
import Testing
import TestGround

/// A centre that knows an office and holds what it has recorded, and somebody with the office's keys.
final class HostileScene {
    let office: FaultNode
    let centre: FaultNode
    let stick: TestFolder
    private let parcel: Parcel
    private let home: TestFolder
    private let dishonest: DishonestOffice
    private let state: String
    private var count: UInt64 = 0

    init() async throws {
        parcel = try await Parcel(complaints: 20)
        (stick, home) = (try TestFolder(), try TestFolder())
        office = parcel.office
        centre = try await parcel.receiver(in: home.path)
        try await centre.ok("import", parcel.path)
        dishonest = try DishonestOffice(office, sealingTo: centre)
        state = try await centre.ok("state", "--json")
    }

    /// A parcel from the office's keys.
    func sealed(_ frames: [ParcelFrame]) throws -> [UInt8] {
        count += 1
        return try dishonest.parcel(count, frames)
    }

    /// Lays a file on the stick.
    ///
    /// - Returns: its path.
    @discardableResult
    func put(_ bytes: [UInt8], as name: String) throws -> String {
        try stick.put(name, bytes)
        return stick.file(name)
    }

    /// Checks that the centre is as it was, and still takes what the office sends.
    func isUnharmed(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await centre.isSound(sourceLocation: sourceLocation)
        let now = try await centre.ok("state", "--json")
        #expect(now == state, sourceLocation: sourceLocation)
        try await office.ok("record", "--from", "-", input: Complaints.lines(2, from: 1_000))
        let next = home.file("next.tbn")
        try await office.ok("export", "--to", "centre", "--out", next)
        try await centre.ok("import", next, sourceLocation: sourceLocation)
        try await parcel.isHeld(by: centre, sourceLocation: sourceLocation)
    }
}
