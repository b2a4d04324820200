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
    /// The copy of the new centre that this repetition works on.
    var centre: String { path + "/centre" }
    /// The exported file.
    var parcel: String { path + "/parcel.tmbn" }
    /// The plain tables.
    var plain: String { path + "/plain.sqlite" }

    /// The database in a node's folder.
    func database(of node: String) -> String { node + "/" + NodeStore.fileName }

    /// Makes everything ready for another repetition.
    func renew() throws {
        let manager = FileManager.default
        for stale in [copy, centre, parcel] where manager.fileExists(atPath: stale) {
            try manager.removeItem(atPath: stale)
        }
        try dropPlain()
        try manager.copyItem(atPath: office, toPath: copy)
        try manager.copyItem(atPath: newCentre, toPath: centre)
    }

    /// Whether an earlier run has left the nodes of a whole year.
    var holdsYear: Bool {
        [office, newCentre].allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }

    /// Removes the nodes of a year that was not finished.
    func dropYear() {
        for node in [office, newCentre] { try? FileManager.default.removeItem(atPath: node) }
    }

    /// Removes the plain tables.
    func dropPlain() throws {
        let manager = FileManager.default
        for suffix in ["", "-wal", "-shm"] where manager.fileExists(atPath: plain + suffix) {
            try manager.removeItem(atPath: plain + suffix)
        }
    }
}
