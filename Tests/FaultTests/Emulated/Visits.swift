/// Visits of an office to its stick, one after the other: a complaint is recorded, then it is carried.
struct Visits {
    /// The complaints that the clerk was told of.
    private(set) var recorded: Set<String> = []
    /// Those among them that lay on the stick when it was said to be safe to remove.
    private(set) var safe: Set<String> = []
    /// How often it was said.
    private(set) var count = 0

    /// What a machine says before and behind a visit.
    static let begin = "BEGIN"
    static let end = "SAFE"
    /// What it says when the program stands still before a chosen call.
    static let stopped = "STOPPED"

    /// Puts the stick in.
    static let mounting = "mount -t vfat /dev/sda /stick || echo NO STICK\n"

    /// One visit.
    ///
    /// - Parameter settings: variables that the exchange finds in its environment.
    /// - Returns: lines for the machine's shell.
    static func visit(under settings: String = "") -> String {
        """
        tambon record --channel phone --subject visit --detail x --json
        echo \(begin)
        \(settings) tambon sync /stick && echo \(end)

        """
    }

    /// Visits until the power is cut.
    static func forEver(under settings: String = "") -> String {
        mounting + "while true; do\n\(visit(under: settings))done\n"
    }

    /// A visit that stands still before the n-th call of a kind on the stick.
    static func stopping(_ calls: Shim.Calls, at place: Int) -> String {
        mounting + """
            tambon record --channel phone --subject visit --detail x --json
            echo \(begin)
            \(shim(.stop, calls)) FAULT_FIRST=\(place) FAULT_TIMES=1 tambon sync /stick &
            while kill -0 $! && ! grep -q 'State:.T' /proc/$!/status; do usleep 20000; done
            kill -0 $! && echo && echo \(stopped)
            wait
            echo \(end)

            """
    }

    /// The variables under which a fault is made on the stick.
    static func shim(_ action: Shim.Action, _ calls: Shim.Calls) -> String {
        "LD_PRELOAD=/bin/libFaultShim.so FAULT_LOG=/tmp/faults FAULT_PATH=/stick "
            + "FAULT_CALLS=\(calls.rawValue) FAULT_ACTION=\(action.rawValue)"
    }

    /// Reads what a machine has said.
    init(_ lines: [Substring]) {
        var carried: Set<String> = []
        for line in lines {
            if let id = line.firstMatch(of: /"id":"([0-9a-f]+)"/) {
                recorded.insert(String(id.output.1))
            } else if line == Self.begin {
                carried = recorded
            } else if line == Self.end {
                safe = carried
                count += 1
            }
        }
    }
}
