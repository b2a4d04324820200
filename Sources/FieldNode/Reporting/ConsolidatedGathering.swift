import ComplaintModel
import NodeStore
import Reports

/// Adds up the packed counts of one office after the other.
struct ConsolidatedGathering {
    /// What an office adds.
    struct OfficeFigures {
        var counts = CaseCounts()
        var late = 0
        var inConflict = 0
    }

    private let period: ReportPeriod
    private let monthNumbers: ClosedRange<Int>
    private let today: CivilDate
    private var words = WordList()
    /// How cases stand, by the place of their state's word.
    private var standings: [(course: CountedStanding.Course, isInConflict: Bool)] = []
    private var years: [[Int64: YearCounts]] = []
    private var months: [CaseCounts]
    /// Counts by the place of their word.
    private var channels: [Int] = []
    private var categories: [Int] = []
    /// The ledger that was the first to count cases under a word, by the word's place.
    private var firstLedgers: [Int64?] = []

    init(period: ReportPeriod, today: CivilDate) {
        self.period = period
        monthNumbers = period.monthNumbers
        self.today = today
        months = Array(repeating: CaseCounts(), count: monthNumbers.count)
    }

    /// Reads the years in which the period lies.
    mutating func read(_ reader: StoreReader, own: StoreReader.HeldLedger) throws {
        let first = FiscalYear(containing: period.first).buddhistYear
        for year in first...FiscalYear(containing: period.last).buddhistYear {
            var counts = try reader.yearCounts(year, words: &words)
            counts[own.number] = YearCounts(
                try reader.counts(ofYear: year, of: own.number),
                words: &words
            )
            years.append(counts)
        }
        standings = words.words.map { word in
            let standing = CountedStanding(word)
            return (standing.course, standing.isInConflict)
        }
        channels = Array(repeating: 0, count: words.words.count)
        categories = channels
        firstLedgers = Array(repeating: nil, count: words.words.count)
    }

    /// Adds an office.
    ///
    /// - Parameter ledger: its ledger's number.
    /// - Returns: what it has added.
    mutating func add(_ ledger: Int64) -> OfficeFigures {
        var figures = OfficeFigures()
        let day = today.dayNumber
        for counts in years.compactMap({ $0[ledger] }) {
            for cases in counts.cases where monthNumbers.contains(cases.month) {
                let standing = standings[cases.state]
                figures.counts.add(standing.course, cases.count)
                if standing.isInConflict { figures.inConflict += cases.count }
                months[cases.month - monthNumbers.lowerBound].add(standing.course, cases.count)
                channels[cases.channel] += cases.count
                categories[cases.category] += cases.count
                if firstLedgers[cases.channel] == nil { firstLedgers[cases.channel] = ledger }
                if firstLedgers[cases.category] == nil { firstLedgers[cases.category] = ledger }
            }
            for turn in counts.turns where turn.day <= day && monthNumbers.contains(turn.month) {
                figures.late += turn.more
            }
        }
        return figures
    }

    /// The cases that were added, by the code of their channel.
    var channelSums: [String: Int] { sums(channels) }

    /// The cases that were added, by the code of their category.
    var categorySums: [String: Int] { sums(categories) }

    /// The ledger that was the first to count cases of a channel or category.
    func firstLedger(using code: String) -> Int64? {
        words.words.firstIndex(of: code).flatMap { firstLedgers[$0] }
    }

    private func sums(_ counts: [Int]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: zip(words.words, counts)).filter { $0.value != 0 }
    }

    /// The months, each over all offices.
    var monthLines: [MonthLine] {
        zip(monthNumbers, months).compactMap { number, counts in
            MonthPeriod(number: number).map { MonthLine(month: $0, counts: counts) }
        }
    }
}

extension CaseCounts {
    /// Adds cases of one course.
    fileprivate mutating func add(_ course: CountedStanding.Course, _ count: Int) {
        switch course {
        case .closed: closed += count
        case .notPursued, .reserved: notPursued += count
        case .inProgress: inProgress += count
        }
    }
}
