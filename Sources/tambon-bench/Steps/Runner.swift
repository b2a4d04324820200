import Foundation

/// Runs the steps of one workload in their order, several times over.
struct Runner {
    let process: StepProcess
    let repeats: Int
    /// The steps that every repetition takes.
    var steps = StepName.repeated

    /// The results of every step, one a repetition.
    typealias Results = [StepName: [StepResult]]

    /// Runs everything; an office that an earlier run has left in the folder is used again.
    func run() throws -> Results {
        var results: Results = [:]
        let folder = process.folder
        try FileManager.default.createDirectory(
            atPath: folder.path,
            withIntermediateDirectories: true
        )
        try step(.limit, into: &results)
        if !folder.holdsYear {
            folder.dropYear()
            do { try step(.work, into: &results) } catch {
                // Half a year's work would pass for a whole one in the next run.
                folder.dropYear()
                throw error
            }
        }
        for _ in 0..<max(1, repeats) {
            try folder.renew()
            for name in steps {
                // Each begins with tables of its own, but for those that read the last one's.
                if name == .record || name == .sessionApply {
                    try folder.dropTables()
                }
                try step(name, into: &results)
            }
        }
        return results
    }

    private func step(_ name: StepName, into results: inout Results) throws {
        Narration.tell("\(name.rawValue) …")
        results[name, default: []].append(try process.run(name))
    }
}
