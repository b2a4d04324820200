import Foundation
import TestGround

/// Faults that are preloaded into the built program, and the note of how often they came about.
final class Shim: Sendable {
    /// Which calls are hit.
    enum Calls: String, CaseIterable { case write, sync }
    /// What happens to them.
    enum Action: String { case watch, skip, eio, enospc, stop, kill }

    private let folder: TestFolder
    private let orders: [String: String]

    /// Hits calls that reach the disk.
    ///
    /// - Parameters:
    ///   - action: what happens.
    ///   - calls: to which calls.
    ///   - first: from which of them on, in one process.
    ///   - times: how often; 0 for good.
    ///   - path: on files whose path holds this.
    ///   - isGated: not before ``openGate()``.
    /// - Throws: ``TestTrouble`` if there is no folder for its orders.
    init(
        _ action: Action,
        _ calls: Calls,
        first: Int = 1,
        times: Int = 0,
        path: String = "",
        isGated: Bool = false,
    ) throws {
        folder = try TestFolder()
        orders = [
            "FAULT_ACTION": action.rawValue, "FAULT_CALLS": calls.rawValue,
            "FAULT_FIRST": "\(first)", "FAULT_TIMES": "\(times)", "FAULT_PATH": path,
            "FAULT_GATE": isGated ? folder.file("gate") : "/",
        ]
    }

    /// How many such calls a command makes that nobody disturbs.
    static func count(
        _ calls: Calls,
        path: String = "",
        of work: (Program) async throws -> Void,
    ) async throws -> Int {
        let shim = try Shim(.watch, calls, path: path)
        try await work(shim.program)
        return shim.fired
    }

    /// Makes the wall clock wrong.
    init(clockOff seconds: Int) throws {
        folder = try TestFolder()
        orders = ["FAULT_CLOCK": folder.file("clock")]
        try setClock(off: seconds)
    }

    /// Lets the fault come, in a program that runs already.
    func openGate() throws { try folder.put("gate", "") }

    /// Makes it wrong by another span, for programs that run as well.
    func setClock(off seconds: Int) throws {
        // Renamed into place, so that nobody reads half a number.
        try folder.put("clock.new", "\(seconds)")
        guard unsafe rename(folder.file("clock.new"), folder.file("clock")) == 0 else {
            throw TestTrouble.system(errno)
        }
    }

    /// The program under this fault.
    var program: Program {
        var environment = orders
        environment["LD_PRELOAD"] = Self.path
        environment["FAULT_LOG"] = folder.file("log")
        return Program(environment: environment)
    }

    /// How often it came about.
    var fired: Int {
        FileManager.default.contents(atPath: folder.file("log"))?.count ?? 0
    }

    /// The built shim, which lies beside the tests.
    static var path: String { Program.folder + "/libFaultShim.so" }
}
