import Foundation
import Glibc
import TestGround

/// A machine of its own in an emulator, whose kernel has FAT and whose power can be cut.
///
/// It starts from nothing but memory, finds a stick at its USB port and an office's node on a disk,
/// and does the work that it is handed: a script.
final class EmulatedMachine: Sendable {
    private let program: RunningProgram

    /// How a machine's stick treats what is written to it.
    enum Stick {
        /// It keeps it.
        case honest
        /// It says so, gives it back as long as it is plugged in, and has none of it later.
        case forgetful
    }

    /// The folder with the kernel and what it begins with, as `.ci/guest` packs them.
    static var folder: String? { ProcessInfo.processInfo.environment["TAMBON_GUEST"] }

    /// How long a machine may take for anything: it runs many times slower than a real one.
    private static let patience = Duration.seconds(900)

    /// Starts a machine.
    ///
    /// - Parameters:
    ///   - work: a script for its shell; when it ends, the machine is switched off.
    ///   - stick: the image of a stick.
    ///   - kind: how that treats what is written to it.
    ///   - disk: the image of the disk with the node.
    /// - Throws: ``TestTrouble`` if it cannot be started.
    init(_ work: String, stick: String, _ kind: Stick = .honest, disk: String) throws {
        guard let folder = Self.folder else {
            throw TestTrouble.unexpected("no TAMBON_GUEST names what .ci/guest has packed")
        }
        let script = URL(filePath: disk).deletingLastPathComponent().appending(path: "work")
        try work.write(to: script, atomically: true, encoding: .utf8)
        let forgets = kind == .forgetful ? ",snapshot=on" : ""
        program = try RunningProgram(
            [
                "/usr/bin/env", "qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "1024",
                "-nodefaults", "-nographic", "-no-reboot", "-serial", "stdio",
                "-kernel", folder + "/kernel", "-initrd", folder + "/initrd",
                "-append", "console=ttyS0 quiet loglevel=0 panic=-1 rdinit=/init",
                "-fw_cfg", "name=opt/tambon.work,file=\(script.path())",
                "-drive", "if=virtio,format=raw,file=\(disk)",
                "-device", "qemu-xhci", "-device", "usb-storage,drive=stick",
                "-drive", "if=none,id=stick,format=raw,file=\(stick)" + forgets,
            ],
            environment: ["PATH": Program.searchPath]
        )
    }

    /// What it has said so far, line by line.
    var lines: [Substring] { program.output.split(whereSeparator: \.isNewline) }

    /// Waits until it has said a line so many times; one that ends before has failed.
    func says(_ line: String, times: Int = 1) async throws {
        try await comesTo("the machine says \(line)") {
            if self.lines.count(where: { $0 == line }) >= times { return true }
            if !self.program.isRunning { throw TestTrouble.unexpected(self.program.output) }
            return false
        }
    }

    /// Waits until it has done its work and is switched off.
    func isDone() async throws {
        try await comesTo("the machine is done") { !self.program.isRunning }
    }

    /// Waits; a machine that does not come to it is not left running.
    private func comesTo(_ what: String, _ isSo: () async throws -> Bool) async throws {
        do { try await eventually(what, within: Self.patience, isSo) } catch {
            await cutPower()
            throw error
        }
    }

    /// Takes its power away: what the stick has not been given is gone.
    func cutPower() async {
        program.signal(SIGKILL)
        _ = try? await program.outcome()
    }
}
