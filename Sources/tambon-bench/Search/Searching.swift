import ComplaintModel
import FieldNode

/// Searches of every kind that a clerk makes, in a register of many years.
struct Searching {
    /// The node's folder.
    let folder: String
    /// How many complaints are recorded.
    let complaints: Int
    /// How often each search is made.
    let repetitions: Int
    /// What the work is made from.
    let seed: UInt64

    /// A clerk reads one page of what was found.
    private static let page = 50
    private static let together = 1_000
    /// What a clerk does not notice, in milliseconds.
    private static let goal = 50.0

    /// Records the complaints and searches among them.
    ///
    /// - Returns: the figures.
    /// - Throws: ``BenchError``, or what the node throws.
    func run() throws -> Report {
        let office = try MeasuredNode(
            creating: folder,
            code: MeasuredNode.officeCode,
            level: .office
        )
        let work = WorkloadGenerator.workload(complaints: complaints, seed: seed)
        let recorded = work.events.compactMap { event -> WorkloadComplaint? in
            if case .complaint(let complaint) = event { complaint } else { nil }
        }
        Narration.tell("recording \(recorded.count) complaints …")
        for first in stride(from: 0, to: recorded.count, by: Self.together) {
            let batch = recorded[first..<min(first + Self.together, recorded.count)]
            let recordings = batch.map { Recording(entry: Clerk.entry(of: $0)) }
            for result in try office.node.record(recordings) { _ = try result.get() }
        }
        guard let sample = recorded.dropFirst(recorded.count / 2).first else {
            throw BenchError.incomplete(expected: complaints, found: 0)
        }
        Narration.tell("indexing …")
        _ = try found(sample.subject, at: office)
        let lines = try Self.queries(for: sample).map { name, title, query in
            let (count, milliseconds) = try time(query, at: office)
            return ReportLine(
                "search-\(name)",
                "\(title) (\(count) found)",
                milliseconds,
                "ms",
                goal: Self.goal
            )
        }
        let title = "Searches among \(recorded.count) complaints, the first \(Self.page) found"
        return Report(sections: [ReportSection(title: title, lines: lines)])
    }

    private static func queries(
        for sample: WorkloadComplaint
    ) -> [(name: String, title: String, query: String)] {
        let subject = Array(sample.subject)
        let middle = String(subject.dropFirst(2).prefix(6))
        let withoutMarks = String(
            String.UnicodeScalarView(
                sample.subject.unicodeScalars.filter { !(0x0E48...0x0E4B).contains($0.value) }
            )
        )
        return [
            ("subject", "a whole subject", sample.subject),
            ("middle", "letters inside unbroken text", middle),
            ("marks", "a subject without its tone marks", withoutMarks),
            ("one", "one character", "ถ"),
            ("common", "one character that most hold", "น"),
            ("two", "two characters", "ไฟ"),
            ("year", "a year of either era", "2568"),
            ("digits", "Thai digits", "๑๒"),
            ("several", "several words", "ถนน น้ำ"),
            ("phone", "a complainant's telephone number", sample.phone),
            ("nothing", "a word that nobody has written", "ฆฆฆฆ"),
        ]
    }

    /// The median time of a search in milliseconds, and how many cases it finds.
    private func time(
        _ query: String,
        at office: MeasuredNode,
    ) throws -> (count: Int, milliseconds: Double) {
        let clock = ContinuousClock()
        var count = 0
        let times = try (0..<repetitions).map { _ in
            let duration = try clock.measure { count = try found(query, at: office) }
            return Double(duration.components.attoseconds) / 1e15
                + Double(duration.components.seconds) * 1e3
        }
        return (count, times.median)
    }

    private func found(_ query: String, at office: MeasuredNode) throws -> Int {
        var request = ListRequest()
        (request.search, request.limit) = (query, Self.page)
        return try office.node.list(request).count
    }
}
