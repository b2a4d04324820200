import Foundation

/// The folder of a measurement: one that a person keeps, or one that is removed afterwards.
struct MeasuringFolder {
    /// Where the steps work.
    let steps: StepFolder
    private let isKept: Bool

    /// Makes the folder.
    ///
    /// - Parameters:
    ///   - path: where it is kept; nil for one that goes with the run.
    ///   - parent: where one lies that goes with the run.
    /// - Throws: what the file manager throws.
    init(keeping path: String?, in parent: String = NSTemporaryDirectory()) throws {
        let process = ProcessInfo.processInfo.processIdentifier
        steps = StepFolder(path: path ?? "\(parent)/tambon-bench-\(process)")
        isKept = path != nil
        try FileManager.default.createDirectory(
            atPath: steps.path,
            withIntermediateDirectories: true
        )
    }

    /// Removes the folder if nobody keeps it.
    func remove() {
        if !isKept { try? FileManager.default.removeItem(atPath: steps.path) }
    }
}
