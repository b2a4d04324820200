import Foundation
import NodeStore
import SyncProtocol

/// How a node does, in numbers for a machine that watches many.
///
/// No office, case or person is named: whoever sees the numbers learns how much is going on, and not
/// where.
package struct NodeMetrics: Hashable, Sendable {
    package var ledgers = 0
    package var changes = 0
    package var conflicts = 0
    package var waitingSets = 0
    package var quarantined = 0
    package var notices = 0
    package var enrolledNodes = 0
    /// Seconds since an exchange with a peer last moved or confirmed something; nil if never.
    package var secondsSinceExchange: Int64?
    package var exchanges = 0
    package var exchangesWithRefusals = 0
    package var databaseBytes = 0
}

extension FieldNode {
    /// Makes sure that the node can be read.
    ///
    /// - Throws: `StoreError` if it cannot.
    package func checkHealth() throws { _ = try store.read { try incarnation($0) } }

    /// How the node does, in numbers.
    package func metrics() throws -> NodeMetrics {
        var metrics = try store.read { reader in
            var metrics = NodeMetrics()
            let ledgers = try reader.ledgers()
            metrics.ledgers = ledgers.count
            let vectors = try reader.versionVectors(of: ledgers).values
            metrics.changes = vectors.reduce(0) { sum, vector in
                vector.entries.reduce(sum) { $0 + Int($1.sequence.value) }
            }
            let contested = try RegisterConflicts.uncounted(reader).values
            metrics.conflicts = try ledgers.reduce(contested.reduce(0) { $0 + $1.count }) {
                try $0 + reader.conflictCount(in: $1.number)
            }
            metrics.quarantined = try reader.quarantineCount()
            metrics.waitingSets = try reader.waitingCount()
            metrics.notices = try reader.notices().count
            metrics.enrolledNodes = try authority(reader).enrolled.count
            let counts = try reader.exchangeCounts()
            metrics.exchanges = counts.all
            metrics.exchangesWithRefusals = counts.refused
            metrics.secondsSinceExchange = counts.newest.map {
                max(0, (world.nowMilliseconds() - $0) / 1_000)
            }
            return metrics
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: store.path)
        metrics.databaseBytes = attributes?[.size] as? Int ?? 0
        return metrics
    }
}

extension NodeMetrics {
    /// The text form that Prometheus reads, version 0.0.4.
    package var text: String {
        var lines: [String] = []
        func gauge(_ name: String, _ help: String, _ value: Int64) {
            lines.append("# HELP tambon_\(name) \(help)")
            lines.append("# TYPE tambon_\(name) gauge")
            lines.append("tambon_\(name) \(value)")
        }
        gauge("ledgers", "Ledgers held.", Int64(ledgers))
        gauge("changes", "Changes held.", Int64(changes))
        gauge("conflicts", "Cases with something for a person to decide.", Int64(conflicts))
        gauge("waiting_sets", "Change sets that wait for missing ones.", Int64(waitingSets))
        gauge("quarantined_changes", "Changes held and not admitted.", Int64(quarantined))
        gauge("notices", "Sentences that the staff has not confirmed.", Int64(notices))
        gauge("enrolled_nodes", "Nodes that the registries name.", Int64(enrolledNodes))
        gauge("exchanges", "Exchanges in the log.", Int64(exchanges))
        gauge(
            "exchanges_with_refusals",
            "Exchanges in the log in which something was refused.",
            Int64(exchangesWithRefusals)
        )
        gauge("database_bytes", "Size of the database file.", Int64(databaseBytes))
        if let secondsSinceExchange {
            gauge("seconds_since_exchange", "Age of the newest exchange.", secondsSinceExchange)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
