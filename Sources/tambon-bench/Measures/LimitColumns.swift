import Foundation

/// The size limit: a workload as a compact binary, one column after the other, to be deflated whole.
///
/// Ids of 16 bytes, lists of words by number, times as differences, texts end to end in one byte a
/// Thai character. Every event is in it with all its fields, and nothing else: no author, no
/// version, no hash, no signature. It is written to learn the limit; it is no format.
struct LimitColumns {
    /// The columns, each behind its length.
    private(set) var bytes: [UInt8] = []

    private let complaints: [WorkloadComplaint]
    private let followUps: [WorkloadFollowUp]
    /// Which complaint an id names, by its place.
    private var places: [String: Int] = [:]

    /// Writes the columns of some events.
    ///
    /// - Parameters:
    ///   - events: the events, in time order.
    ///   - hasIdentities: whether names, addresses and telephones are in it.
    /// - Throws: ``BenchError/badMoment(_:)``.
    init(_ events: [WorkloadEvent], hasIdentities: Bool) throws {
        complaints = events.compactMap { if case .complaint(let it) = $0 { it } else { nil } }
        followUps = events.compactMap { if case .followUp(let it) = $0 { it } else { nil } }
        put(events.map { if case .complaint = $0 { 1 } else { 0 } })
        putIDs()
        try putComplaints(hasIdentities: hasIdentities)
        try putFollowUps()
    }

    private mutating func put(_ column: [UInt8]) {
        unsafe withUnsafeBytes(of: UInt32(column.count).littleEndian) { length in
            unsafe bytes.append(contentsOf: length)
        }
        bytes.append(contentsOf: column)
    }

    /// The ids of the complaints, and those of complaints that the reader has already.
    private mutating func putIDs() {
        for complaint in complaints { place(complaint.id) }
        var earlier: [String] = []
        for followUp in followUps where places[followUp.case] == nil {
            earlier.append(followUp.case)
            place(followUp.case)
        }
        put(complaints.flatMap { Self.sixteenBytes($0.id) })
        put(earlier.flatMap(Self.sixteenBytes))
    }

    private mutating func place(_ id: String) {
        if places[id] == nil { places[id] = places.count }
    }

    private static func sixteenBytes(_ id: String) -> [UInt8] {
        unsafe withUnsafeBytes(of: UUID(uuidString: id)?.uuid) { unsafe Array($0.prefix(16)) }
    }

    private mutating func putComplaints(hasIdentities: Bool) throws {
        putTexts(complaints.map(\.no))
        if hasIdentities {
            putTexts(complaints.map(\.phone))
            putTexts(complaints.map(\.name))
            putTexts(complaints.map(\.addr))
        }
        putTexts(complaints.map(\.subject))
        putTexts(complaints.map(\.detail))
        putTexts(complaints.map(\.place))
        try putMoments(complaints.map(\.received))
        putWords(complaints.map(\.channel))
        putWords(complaints.map(\.category))
        putWords(complaints.map(\.accused))
        putWords(complaints.map(\.status))
        putWords(complaints.map(\.officer))
    }

    private mutating func putFollowUps() throws {
        putNumbers(followUps.map { places[$0.case] ?? 0 })
        putNumbers(followUps.map(\.seq))
        try putMoments(followUps.map(\.ts))
        putWords(followUps.map(\.status))
        putWords(followUps.map(\.unit))
        putWords(followUps.map(\.officer))
        putTexts(followUps.map(\.note))
    }
}

// The kinds of columns.
extension LimitColumns {
    private mutating func putNumbers(_ numbers: [Int]) {
        var column: [UInt8] = []
        for number in numbers { Self.append(number, to: &column) }
        put(column)
    }

    /// The lengths, and then the texts end to end.
    private mutating func putTexts(_ texts: [String]) {
        var lengths: [Int] = []
        var column: [UInt8] = []
        for text in texts { lengths.append(OneByteThai.append(text, to: &column)) }
        putNumbers(lengths)
        put(column)
    }

    /// Each word by the number of its first appearance, and then the list of them.
    private mutating func putWords(_ words: [String]) {
        var numbers: [String: Int] = [:]
        var list: [String] = []
        let column = words.map { word in
            if let known = numbers[word] { return known }
            numbers[word] = list.count
            list.append(word)
            return list.count - 1
        }
        putNumbers(column)
        put(OneByteThai.bytes(list.joined(separator: "\n")))
    }

    private mutating func putMoments(_ moments: [String]) throws {
        var last = 0
        let differences = try moments.map { moment in
            guard let seconds = ClockText.seconds(moment) else {
                throw BenchError.badMoment(moment)
            }
            defer { last = seconds }
            return seconds - last
        }
        putNumbers(differences)
    }

    /// Seven bits a byte, the sign lowest.
    private static func append(_ number: Int, to column: inout [UInt8]) {
        var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
        while rest > 0x7f {
            column.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        column.append(UInt8(rest))
    }
}
