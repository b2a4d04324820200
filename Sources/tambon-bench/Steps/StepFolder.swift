import Foundation
import NodeStore

/// Where a run keeps what its steps hand to each other.
struct StepFolder: Sendable {
    /// The run's folder.
    let path: String

    /// The office after its year, as every repetition finds it.
    var office: String { path + "/office" }
    /// The copy of the office that this repetition works on.
    var copy: String { path + "/copy" }
    /// The new centre of this repetition.
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
    }

    /// Removes the plain tables.
    func dropPlain() throws {
        let manager = FileManager.default
        for suffix in ["", "-wal", "-shm"] where manager.fileExists(atPath: plain + suffix) {
            try manager.removeItem(atPath: plain + suffix)
        }
    }
}
