import Foundation

/// A peer that a script measures, and where the script keeps which figure.
struct ScriptPeer: Sendable {
    /// What it is called.
    let name: String
    /// The script and its arguments.
    let script: [String]
    /// The file of its results on the office-year.
    let result: String
    private let requirement: Requirement
    private let figures: [Figure]

    /// What must be there for it.
    private enum Requirement {
        case program(String)
        /// A Python environment in the scripts' scratch folder.
        case environment(String)
        /// A variable that names a built extension.
        case variable(String)
    }

    /// A figure: what it tells, and from which of the script's it is worked out.
    private struct Figure {
        let title: String
        let unit: String
        /// Those that are added up.
        let sum: [String]
        /// What the sum is divided by.
        var per: String?
    }

    /// Whether what it needs is there.
    func isInstalled(scratch: String) -> Bool {
        let manager = FileManager.default
        let environment = ProcessInfo.processInfo.environment
        switch requirement {
        case .program(let name):
            return (environment["PATH"] ?? "").split(separator: ":")
                .contains { manager.isExecutableFile(atPath: "\($0)/\(name)") }
        case .environment(let name):
            return manager.isExecutableFile(atPath: "\(scratch)/\(name)/bin/python")
        case .variable(let name):
            return environment[name].map { manager.fileExists(atPath: $0) } ?? false
        }
    }

    /// The figures that the script has kept, as a section of a report.
    func section(_ medians: [String: Double]) -> ReportSection {
        let lines = figures.compactMap { figure -> ReportLine? in
            let parts = figure.sum.compactMap { medians[$0] }
            let divisor = figure.per.map { medians[$0] ?? 0 } ?? 1
            guard parts.count == figure.sum.count, divisor > 0 else { return nil }
            let slug = (name + " " + figure.title).lowercased()
                .split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
            return ReportLine(slug, figure.title, parts.reduce(0, +) / divisor, figure.unit)
        }
        return ReportSection(title: "\(name), by \(script[0])", lines: lines)
    }
}

extension ScriptPeer {
    private static let reference = "ref_raw_batch_cpu"

    private static func bytes(_ year: String, _ ten: String, _ idle: String) -> [Figure] {
        [
            Figure(title: "Year", unit: "B", sum: [year]),
            Figure(title: "Ten more", unit: "B", sum: [ten]),
            Figure(title: "Nothing new", unit: "B", sum: [idle]),
        ]
    }

    private static func ratio(_ title: String, _ sum: [String], _ per: String) -> Figure {
        Figure(title: title, unit: "×", sum: sum, per: per)
    }

    private static func rest(store: String, memory: String) -> [Figure] {
        [
            Figure(title: "Store", unit: "B", sum: [store]),
            Figure(title: "Peak memory", unit: "MiB", sum: [memory]),
        ]
    }

    /// The peers that there are scripts for.
    static let all = [
        ScriptPeer(
            name: "cr-sqlite",
            script: ["p_ext.py"],
            result: "crsql_y10k.json",
            requirement: .variable("CRSQLITE"),
            figures: bytes("init_bytes", "inc_bytes", "noop_bytes") + [
                ratio("Merge CPU against plain", ["init_apply_cpu"], reference),
                ratio("Export CPU against plain", ["init_export_cpu"], reference),
                ratio("Recording CPU against plain", ["durable_cpu"], "ref_raw_durable_cpu"),
            ] + rest(store: "store_sender", memory: "rss_apply")
        ),
        ScriptPeer(
            name: "Fossil",
            script: ["p_fossil.py"],
            result: "fossil_y10k.json",
            requirement: .program("fossil"),
            figures: bytes("push_bytes", "inc_bytes", "noop_bytes") + [
                ratio("Sync CPU against plain", ["push_client_cpu", "push_server_cpu"], reference)
            ] + rest(store: "store_office", memory: "push_rss_mib")
        ),
        ScriptPeer(
            name: "git",
            script: ["p_git.py"],
            result: "git_y10k.json",
            requirement: .program("git"),
            figures: bytes("init_bytes", "inc_bytes", "noop_bytes") + [
                ratio("Merge CPU against plain", ["init_clone_cpu"], reference),
                ratio("Export CPU against plain", ["repack_cpu", "init_bundle_cpu"], reference),
            ] + rest(store: "store_repacked", memory: "repack_rss_mib")
        ),
        ScriptPeer(
            name: "Loro",
            script: ["p_crdt.py", "loro"],
            result: "loro_one_y10k.json",
            requirement: .environment("venv"),
            figures: bytes("init_z_bytes", "inc_z_bytes", "noop_z_bytes") + [
                ratio("Merge CPU against plain", ["apply_cpu"], reference)
            ] + rest(store: "store_sender", memory: "init_rss_mib")
        ),
        ScriptPeer(
            name: "Automerge",
            script: ["p_crdt.py", "automerge"],
            result: "automerge_one_y10k.json",
            requirement: .environment("venv_am1"),
            figures: bytes("init_bytes", "inc_bytes", "noop_bytes") + [
                ratio("Sync CPU against plain", ["init_cpu"], reference)
            ] + rest(store: "store_sender", memory: "init_rss_mib")
        ),
    ]
}
