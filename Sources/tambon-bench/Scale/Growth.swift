import ArgumentParser
import Foundation
import SyncProtocol

/// What a change costs in a hub that grows: to merge, to export, and to boot another hub with.
struct Growth {
    /// The folder of the measurement.
    let folder: StepFolder
    /// How many changes each office has made.
    let officeChanges: Int
    /// The sizes at which the hub is measured, in changes.
    let sizes: [Int]
    /// What the work is made from.
    let seed: UInt64

    /// As many offices are measured before each size, of which the median counts.
    private static let window = 9

    /// What the merge of an office has cost.
    private struct Cost {
        /// CPU of a change.
        let microseconds: Double
        /// The same against plain inserts of the same events right before: a busy machine slows both.
        let ratio: Double
    }

    /// What was measured at a size.
    private struct Point {
        let changes: Int
        let merge: Cost
        let export: StepResult
        let boot: StepResult
    }

    /// Lets a hub grow, and measures it at each size.
    ///
    /// - Returns: the figures.
    /// - Throws: ``BenchError``, or what a node throws.
    func run() async throws -> Report {
        let scratch = StepFolder(path: folder.path + "/template")
        let template = try OfficeTemplate(changes: officeChanges, seed: seed, in: scratch)
        var hub = try await Hub(in: folder)
        let count = (sizes.max() ?? 0) / officeChanges
        // Certified before it has come: keys first, and the work when it is its turn.
        let offices = try (0..<count).map { number in
            let code = Hub.code(ofOffice: number)
            let ledger = LedgerID(high: 0xfeed, low: UInt64(number))
            return try template.office(ledger, code: code)
        }
        let freight = offices.enumerated().map { number, office in
            Carrier.Freight(code: Hub.code(ofOffice: number), ledger: office)
        }
        try hub.certify(freight)
        var points: [Point] = []
        var taken = 0
        for size in sizes {
            let next = size / officeChanges
            let merge = try grow(&hub, by: freight[taken..<next], as: template)
            taken = next
            points.append(try measure(size, merge: merge))
        }
        return Report(sections: points.map { section($0, least: points[0]) })
    }

    /// Lets the hub take up offices one by one.
    ///
    /// - Returns: the median cost of the last ones.
    private func grow(
        _ hub: inout Hub,
        by freight: ArraySlice<Carrier.Freight>,
        as template: OfficeTemplate,
    ) throws -> Cost {
        let node = try hub.open()
        var costs: [Cost] = []
        for item in freight {
            try folder.dropTables()
            let tables = try PlainTables(path: folder.plain)
            let (_, plain) = try Usage.measure {
                try tables.write(template.rows, perTransaction: 0)
            }
            let (changes, usage) = try hub.take([item], at: node)
            costs.append(
                Cost(
                    microseconds: 1e6 * usage.cpuSeconds / Double(changes),
                    ratio: usage.cpuSeconds / plain.cpuSeconds
                )
            )
        }
        let last = costs.suffix(Self.window)
        return Cost(
            microseconds: last.map(\.microseconds).median,
            ratio: last.map(\.ratio).median
        )
    }

    /// Exports all of the hub, and boots a new centre with it.
    private func measure(_ size: Int, merge: Cost) throws -> Point {
        Narration.tell("\(size) changes …")
        try? FileManager.default.removeItem(atPath: folder.centre)
        try FileManager.default.copyItem(atPath: folder.newCentre, toPath: folder.centre)
        let process = StepProcess(folder: folder, source: try .parse([]))
        let export = try process.run(.exportStored)
        let boot = try process.run(.importFile)
        guard Int(boot[.changes]) >= size else {
            throw BenchError.incomplete(expected: size, found: Int(boot[.changes]))
        }
        return Point(
            changes: size,
            merge: merge,
            export: export,
            boot: boot
        )
    }

    private func section(_ point: Point, least: Point) -> ReportSection {
        let count = Double(point.changes)
        let exported = 1e6 * point.export.cpuSeconds / count
        let line = { (name: String, title: String, value: Double, unit: String) in
            ReportLine("scale-\(point.changes)-\(name)", title, value, unit)
        }
        return ReportSection(
            title: "A hub of \(point.changes) changes",
            lines: [
                line("merge", "A change merged: CPU", point.merge.microseconds, "µs"),
                line("merge-ratio", "  against plain SQLite", point.merge.ratio, "×"),
                ReportLine(
                    "scale-\(point.changes)-merge-growth",
                    "  that against the smallest hub's",
                    point.merge.ratio / least.merge.ratio,
                    "×",
                    goal: 1.2
                ),
                line("export", "A change exported: CPU", exported, "µs"),
                line("boot", "A new hub boots: changes", count / point.boot.wallSeconds, "/s"),
                line("boot-cpu", "  by CPU", count / point.boot.cpuSeconds, "/s"),
                line("parcel", "The parcel", point.export[.bytes] / 1e6, "MB"),
                line("export-peak", "Peak memory: export", point.export.peakMebibytes, "MiB"),
                line("boot-peak", "  boot", point.boot.peakMebibytes, "MiB"),
                line("database", "The database", point.boot[.databaseBytes] / 1e6, "MB"),
            ]
        )
    }
}
