import Foundation

/// Runs the steps in their order, several times over.
struct Runner {
    let process: StepProcess
    let repeats: Int

    /// The results of every step, one a repetition.
    typealias Results = [StepName: [StepResult]]

    /// Runs everything; an office that an earlier run has left in the folder is used again.
    func run() throws -> Results {
        var results: Results = [:]
        if !process.folder.holdsYear {
            process.folder.dropYear()
            do { try step(.work, into: &results) } catch {
                // Half a year's work would pass for a whole one in the next run.
                process.folder.dropYear()
                throw error
            }
        }
        for _ in 0..<max(1, repeats) {
            try process.folder.renew()
            for name in StepName.allCases where name != .work && name != .plainDurable {
                try step(name, into: &results)
            }
            try process.folder.dropPlain()
            try step(.plainDurable, into: &results)
        }
        return results
    }

    private func step(_ name: StepName, into results: inout Results) throws {
        FileHandle.standardError.write(Data("\(name.rawValue) …\n".utf8))
        results[name, default: []].append(try process.run(name))
    }
}
