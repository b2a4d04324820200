/// Why a measurement cannot be made.
enum BenchError: Error {
    /// A line of a workload file does not read.
    case badLine(file: String, line: Int)
    /// A moment of the workload does not read.
    case badMoment(String)
    /// A follow-up names a complaint that did not come before it.
    case unknownCase(String)
    /// SQLite refused a statement on a database that was opened without a node.
    case sqlite(code: Int32, sentence: String)
    /// A step that ran in a process of its own did not end well.
    case stepFailed(name: String, status: Int32)
    /// A change set was refused, with this reason.
    case refused(String)
    /// The program that is measured was not built.
    case programMissing(path: String)
    /// A program that was to run beside this one has said something else than that it is ready.
    case notReady(String)
    /// A tool of the machine did not end well.
    case toolFailed(words: String, status: Int32)
    /// An office was not told that all it has sent has arrived.
    case notReceipted(office: String)
    /// Changes were lost on the way: the figures would be worthless.
    case incomplete(expected: Int, found: Int)
    /// These counts are more than a tenth above what they were, each in words.
    case countsHaveGrown([String])
}

extension BenchError: CustomStringConvertible {
    /// A whole sentence for the person who measures.
    var description: String {
        switch self {
        case .badLine(let file, let line):
            "line \(line) of \(file) is no complaint (\"t\": \"c\") and no follow-up (\"t\": \"u\")"
        case .badMoment(let text):
            "the workload holds the moment \"\(text)\", which is not ISO 8601"
        case .unknownCase(let id):
            "a follow-up names the complaint \(id), which did not come before it"
        case .sqlite(let code, let sentence):
            "SQLite reports error \(code): \(sentence)"
        case .stepFailed(let name, let status):
            "the step '\(name)' ended with status \(status); its own message stands above"
        case .refused(let reason): "the centre refused a change set: \(reason)"
        case .programMissing(let path):
            "there is no program \(path); build it with 'swift build -c release'"
        case .notReady(let line): "a program that was started is not ready; it said: \(line)"
        case .toolFailed(let words, let status): "'\(words)' ended with status \(status)"
        case .notReceipted(let office):
            "the office \(office) was not told that all has arrived; nothing is reported"
        case .incomplete(let expected, let found):
            "\(found) changes arrived where \(expected) should have; nothing is reported"
        case .countsHaveGrown(let counts):
            "more is asked for than before, by more than a tenth; if that is meant, keep the new counts "
                + "with --out:\n" + counts.joined(separator: "\n")
        }
    }
}
