import Foundation

/// Runs the scripts that measure peers outside, and reads the figures that they keep.
///
/// The folder of scripts is given by whoever measures; nothing here depends on it. It is copied,
/// since the scripts write their results beside themselves.
struct PeerScripts {
    /// Where the scripts are.
    let folder: String
    /// The folder of the measurement.
    let work: String
    /// How often each script repeats its work.
    let repeats: Int

    /// Where the scripts look for their data and environments.
    private var scratch: String {
        ProcessInfo.processInfo.environment["PEERS_TMP"] ?? NSTemporaryDirectory() + "peers"
    }

    /// Runs what is installed, and adds its figures to a report; what is not is remarked upon.
    func measure(into report: inout Report) throws {
        let copy = work + "/scripts"
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
        // The folder may be one that nobody may write to.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: copy)
        for peer in ScriptPeer.all {
            guard peer.isInstalled(scratch: scratch) else {
                report.remarks.append("\(peer.name): not installed")
                continue
            }
            do {
                report.sections.append(peer.section(try results(of: peer, in: copy)))
            } catch BenchError.stepFailed(_, let status) {
                report.remarks.append("\(peer.name): its script ended with status \(status)")
            }
        }
    }

    private func results(of peer: ScriptPeer, in copy: String) throws -> [String: Double] {
        try? FileManager.default.removeItem(atPath: copy + "/results")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-B"] + peer.script
        process.currentDirectoryURL = URL(filePath: copy)
        var environment = ProcessInfo.processInfo.environment
        environment["RUNS"] = String(repeats)
        environment["PEERS_TMP"] = scratch
        process.environment = environment
        process.standardOutput = FileHandle.standardError
        try process.runTakingSignals()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchError.stepFailed(name: peer.name, status: process.terminationStatus)
        }
        let file = URL(filePath: copy + "/results/" + peer.result)
        let kept = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        let medians = (kept as? [String: Any] ?? [:]).compactMapValues { figure in
            (figure as? [String: Any])?["median"] as? Double
        }
        return medians
    }
}
