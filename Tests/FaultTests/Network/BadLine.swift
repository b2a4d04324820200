import Glibc

/// Two machines, each with a network of its own, and one line between them.
///
/// They are network namespaces: nothing of what is sent leaves this machine, and they vanish with the
/// value's use.
struct BadLine: Sendable {
    /// Where the machine at the far end is reached.
    static let farAddress = "10.77.0.2"

    private let near: String
    private let far: String

    /// Runs `body` with a good line, which is gone afterwards whatever happens.
    static func with<Value>(_ body: (BadLine) async throws -> Value) async throws -> Value {
        let line = BadLine(near: "tambon-near-\(getpid())", far: "tambon-far-\(getpid())")
        do {
            try await line.lay()
            let value = try await body(line)
            await line.remove()
            return value
        } catch {
            await line.remove()
            throw error
        }
    }

    /// The program on this machine of the line's near end.
    var nearProgram: Program { Program(before: ["ip", "netns", "exec", near]) }
    /// The program on the machine of its far end.
    var farProgram: Program { Program(before: ["ip", "netns", "exec", far]) }

    private func lay() async throws {
        for name in [near, far] { try await Program.tool("ip", "netns", "add", name) }
        try await Program.tool(
            "ip",
            "-n",
            near,
            "link",
            "add",
            "line",
            "type",
            "veth",
            "peer",
            "name",
            "line",
            "netns",
            far
        )
        for (name, address) in [(near, "10.77.0.1"), (far, Self.farAddress)] {
            try await Program.tool("ip", "-n", name, "addr", "add", address + "/24", "dev", "line")
            for device in ["lo", "line"] {
                try await Program.tool("ip", "-n", name, "link", "set", device, "up")
            }
        }
    }

    private func remove() async {
        for name in [near, far] { _ = try? await Program.tool("ip", "netns", "del", name) }
    }

    /// Lets so many kilobits a second through, each way.
    func slow(toKilobits rate: Int) async throws {
        for name in [near, far] {
            try await Program.tool(
                "tc",
                "-n",
                name,
                "qdisc",
                "replace",
                "dev",
                "line",
                "root",
                "tbf",
                "rate",
                "\(rate)kbit",
                "burst",
                "5kb",
                "latency",
                "800ms"
            )
        }
    }

    /// Loses so many packets of a hundred, each way.
    func lose(percent: Int) async throws {
        for name in [near, far] {
            try await filter(
                name,
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                "0.\(percent)",
                "-j",
                "DROP"
            )
        }
    }

    /// Breaks every connection by which the near end has sent so many bytes.
    func breakAll(afterBytes bytes: Int) async throws {
        try await filter(
            far,
            "-p",
            "tcp",
            "-m",
            "connbytes",
            "--connbytes",
            "\(bytes):",
            "--connbytes-dir",
            "original",
            "--connbytes-mode",
            "bytes",
            "-j",
            "REJECT",
            "--reject-with",
            "tcp-reset"
        )
    }

    /// Breaks connections no more.
    func mend() async throws {
        for name in [near, far] {
            try await Program.tool("ip", "netns", "exec", name, "iptables", "-F", "INPUT")
        }
    }

    /// How many packets the filters have hit.
    func hits() async throws -> Int {
        var hits = 0
        for name in [near, far] {
            let table = try await Program.tool(
                "ip",
                "netns",
                "exec",
                name,
                "iptables",
                "-L",
                "INPUT",
                "-v",
                "-n",
                "-x"
            )
            for line in table.split(separator: "\n").dropFirst(2) {
                hits += line.split(separator: " ").first.flatMap { Int($0) } ?? 0
            }
        }
        return hits
    }

    /// The bytes that the near end has sent.
    func sentBytes() async throws -> Int {
        let text = try await Program.tool(
            "ip",
            "netns",
            "exec",
            near,
            "cat",
            "/sys/class/net/line/statistics/tx_bytes"
        )
        return Int(text.trimmingPrefix(" ").split(separator: "\n").first ?? "") ?? 0
    }

    /// Pulls the plug out, or puts it in.
    func plug(isIn: Bool) async throws {
        try await Program.tool("ip", "-n", far, "link", "set", "line", isIn ? "up" : "down")
    }

    private func filter(_ name: String, _ rule: String...) async throws {
        let words = ["ip", "netns", "exec", name, "iptables", "-A", "INPUT"] + rule
        try await Program.tool(words)
    }
}
