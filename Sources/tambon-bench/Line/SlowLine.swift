import Foundation

/// Two machines, each with a network of its own, and a slow line between them.
///
/// They are network namespaces: nothing of what is sent leaves this machine. Making them takes the
/// rights of root.
struct SlowLine {
    /// Where the far machine is reached.
    static let farAddress = "10.77.0.2"
    private static let nearAddress = "10.77.0.1"

    private let near: String
    private let far: String

    /// Lays a line that lets so many kilobits a second through, each way.
    ///
    /// - Throws: ``BenchError/toolFailed(words:status:)``.
    init(kilobits: Int) throws {
        let process = ProcessInfo.processInfo.processIdentifier
        near = "tambon-near-\(process)"
        far = "tambon-far-\(process)"
        do { try lay(kilobits) } catch {
            remove()
            throw error
        }
    }

    /// What stands before a command of the near machine.
    var nearPrefix: [String] { ["ip", "netns", "exec", near] }
    /// What stands before a command of the far machine.
    var farPrefix: [String] { ["ip", "netns", "exec", far] }

    /// Takes everything away.
    func remove() {
        for name in [near, far] { _ = try? Tool.run(["ip", "netns", "del", name]) }
    }

    private func lay(_ kilobits: Int) throws {
        for name in [near, far] { try Tool.run(["ip", "netns", "add", name]) }
        let peer = ["type", "veth", "peer", "name", "line", "netns", far]
        try Tool.run(["ip", "-n", near, "link", "add", "line"] + peer)
        for (name, address) in [(near, Self.nearAddress), (far, Self.farAddress)] {
            try Tool.run(["ip", "-n", name, "addr", "add", address + "/24", "dev", "line"])
            for device in ["lo", "line"] {
                try Tool.run(["ip", "-n", name, "link", "set", device, "up"])
            }
            // Small packets and a small burst, so that also a small parcel takes the time of its bytes.
            try Tool.run(["ip", "-n", name, "link", "set", "line", "mtu", "576"])
            let rate = ["rate", "\(kilobits)kbit", "burst", "640", "latency", "2s"]
            try Tool.run(
                ["tc", "-n", name, "qdisc", "add", "dev", "line", "root", "tbf"] + rate
            )
        }
    }
}
