import Synchronization

@testable import tambon

/// A person at the terminal who has written down all answers beforehand.
final class ScriptedConsole: Console {
    let workingDirectory = "/tmp"
    let canAsk = true
    let showsProgress = false
    private let answers: Mutex<[String]>
    private let printed = Mutex("")

    init(_ answers: [String]) { self.answers = Mutex(answers) }

    /// Everything that was printed.
    var page: String { printed.withLock { $0 } }

    func output(_ text: String) { printed.withLock { $0 += text } }

    func errors(_ text: String) { printed.withLock { $0 += text } }

    func input() -> [UInt8]? {
        answers.withLock { $0.isEmpty ? nil : Array(($0.removeFirst() + "\n").utf8) }
    }
}
