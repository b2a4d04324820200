import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Simulation
import Testing

/// A database that a program of schema 1 has left behind, as its backup; it holds an office's books in
/// which a computer of a later version has written too.
///
/// The file of a released version never changes: it is what people have on their disks. While schema 1
/// is a draft, it is made anew with `TAMBON_RECORD_SNAPSHOTS=1` after a change of the first step.
enum GoldenDatabase {
    private static var url: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/Golden/database-draft-1.backup")
    }

    /// Sets a node up from it.
    static func restored(schema: DomainSchema = .present) async throws -> TestNode {
        if ProcessInfo.processInfo.environment["TAMBON_RECORD_SNAPSHOTS"] == "1" {
            try await record()
        }
        let folder = try TestFolder()
        let world = TestClock().world(seed: 900)
        _ = try FieldNode.restore(url.path, into: folder.path, world: world, schema: schema)
        return try TestNode(opening: folder, seed: 901, schema: schema)
    }

    private static func record() async throws {
        var office = try await MixedOffice(seed: 3)
        try await office.live(40)
        try await office.settle()
        let id = try office.present.record("ถนนพัง", [.place: "หมู่ 1"]).id
        try await office.settle()
        try office.future.node.edit(id, .place, to: "หมู่ 2")
        try office.present.node.edit(id, .place, to: "หมู่ 3")
        try await office.settle()
        try office.present.node.backUp(to: url.path)
    }
}
