import Foundation
import NodeStore

/// Where a run keeps what its steps hand to each other.
struct StepFolder: Sendable {
    /// The run's folder.
    let path: String

    /// The office after its year, as every repetition finds it.
    var office: String { path + "/office" }
    /// The centre that has invited the office, as every repetition finds it.
    var newCentre: String { path + "/new-centre" }
    /// The copy of the office that this repetition works on.
    var copy: String { path + "/copy" }
    /// The copy of the new centre that imports the file.
    var centre: String { path + "/centre" }
    /// The copy of the new centre that is exchanged with over a link.
    var linked: String { path + "/linked" }
    /// A new office that records.
    var recorder: String { path + "/recorder" }
    /// The exported file.
    var parcel: String { path + "/parcel.tmbn" }
    /// The plain tables.
    var plain: String { path + "/plain.sqlite" }
    /// The plain tables under the session extension.
    var session: String { path + "/session.sqlite" }
    /// The change set of the session extension, packed.
    var changeSet: String { path + "/session.bin" }

    /// The database in a node's folder.
    func database(of node: String) -> String { node + "/" + NodeStore.fileName }

    /// The folder of the month's run within the year's.
    var month: StepFolder { StepFolder(path: path + "/month") }

    /// Makes everything ready for another repetition.
    func renew() throws {
        let manager = FileManager.default
        for stale in [copy, centre, linked, recorder, parcel, changeSet] {
            try Self.drop(stale)
        }
        try dropTables()
        try manager.copyItem(atPath: office, toPath: copy)
        try manager.copyItem(atPath: newCentre, toPath: centre)
        try manager.copyItem(atPath: newCentre, toPath: linked)
    }

    /// Whether an earlier run has left the nodes of a whole year.
    var holdsYear: Bool {
        [office, newCentre].allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }

    /// Removes the nodes of a year that was not finished.
    func dropYear() {
        for node in [office, newCentre] { try? Self.drop(node) }
    }

    /// Removes the plain tables, which the next step makes anew.
    func dropTables() throws {
        for table in [plain, session] {
            for suffix in ["", "-wal", "-shm"] { try Self.drop(table + suffix) }
        }
    }

    private static func drop(_ path: String) throws {
        if FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
    }
}
