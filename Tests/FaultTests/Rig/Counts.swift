import Foundation

/// How often each fault is tried: a few times in every check, many times in the night.
enum Counts {
    /// Power cuts of one test.
    static var cuts: Int { number("TAMBON_CUTS", otherwise: 2) }
    /// Power cuts of one test in an emulated machine.
    static var emulatedCuts: Int { number("TAMBON_EMULATED_CUTS", otherwise: 3) }
    /// Kills of one test.
    static var kills: Int { number("TAMBON_KILLS", otherwise: 3) }
    /// Offices that come at once.
    static var offices: Int { number("TAMBON_OFFICES", otherwise: 20) }
    /// Callers that hold half-open connections.
    ///
    /// Beyond the server's limit an office waits a minute until the first of them are sent away.
    static var slowCallers: Int { number("TAMBON_SLOW_CALLERS", otherwise: 200) }
    /// Complaints of ten thousand bytes each in a book that memory does not hold.
    static var bookCases: Int { number("TAMBON_BOOK_CASES", otherwise: 8_000) }
    /// Where chance begins; printed, so that a failed night can be repeated.
    static var seed: UInt64 { UInt64(number("TAMBON_FAULT_SEED", otherwise: 20_260_101)) }

    /// Says how often faults really came about.
    static func tell(_ text: String) { print("faults: \(text)") }

    private static func number(_ name: String, otherwise: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? otherwise
    }
}
