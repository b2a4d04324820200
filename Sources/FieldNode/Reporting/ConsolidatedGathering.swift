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
    private let today: Int
    private var figures: [Int64: OfficeFigures]
    private var months: [CaseCounts]
    /// The cases that were added and then handed over: who took them over counts them as well.
    private(set) var handedOver = 0
    private var words = WordList()
    /// What is known of each word and counted under it, by the word's place.
    private var tallies: [Tally] = []

    /// A word of the counts: a channel, a category or a state.
    private struct Tally {
        /// How cases of this state stand.
        let course: CountedStanding.Course
        let isInConflict: Bool
        let isHandedOver: Bool
        /// The ledger whose counts were the first to have the word.
        let firstLedger: Int64
        var ofChannel = 0
        var ofCategory = 0
    }

    /// Begins.
    ///
    /// - Parameters:
    ///   - period: the time in which the counted cases were received.
    ///   - today: the day as of which cases are late.
    ///   - ledgers: the numbers of the ledgers that are counted.
    init(period: ReportPeriod, today: CivilDate, ledgers: [Int64]) {
        self.period = period
        monthNumbers = period.monthNumbers
        self.today = today.dayNumber
        figures = Dictionary(uniqueKeysWithValues: ledgers.map { ($0, OfficeFigures()) })
        months = Array(repeating: CaseCounts(), count: monthNumbers.count)
    }

    /// Reads the years in which the period lies.
    mutating func read(_ reader: StoreReader, own: StoreReader.HeldLedger) throws {
        var words = WordList()
        let first = FiscalYear(containing: period.first).buddhistYear
        for year in first...FiscalYear(containing: period.last).buddhistYear {
            try reader.readYearCounts(year, words: &words) { add($1, of: $0, $2) }
            let counts = try reader.counts(ofYear: year, of: own.number)
            add(YearCounts(counts, words: &words), of: own.number, words)
        }
        self.words = words
        for (ledger, cases) in try RegisterConflicts.uncounted(reader) {
            let received = cases.filter { $0.row.reservedFor == nil }
                .map { MonthPeriod(containing: ComplaintFacts($0.row).received.date).number }
            let count = received.count(where: monthNumbers.contains)
            figures[ledger]?.inConflict += count
        }
    }

    private mutating func add(_ counts: YearCounts, of ledger: Int64, _ words: WordList) {
        guard var sum = figures[ledger] else { return }
        for word in words.words[tallies.count...] {
            let standing = CountedStanding(word)
            tallies.append(
                Tally(
                    course: standing.course,
                    isInConflict: standing.isInConflict,
                    isHandedOver: standing.state == .transferred,
                    firstLedger: ledger
                )
            )
        }
        for cases in counts.cases where monthNumbers.contains(cases.month) {
            let course = tallies[cases.state].course
            sum.counts.add(course, cases.count)
            if tallies[cases.state].isInConflict { sum.inConflict += cases.count }
            if tallies[cases.state].isHandedOver { handedOver += cases.count }
            months[cases.month - monthNumbers.lowerBound].add(course, cases.count)
            tallies[cases.channel].ofChannel += cases.count
            tallies[cases.category].ofCategory += cases.count
        }
        for turn in counts.turns where turn.day <= today && monthNumbers.contains(turn.month) {
            sum.late += turn.more
        }
        figures[ledger] = sum
    }

    /// What an office adds.
    func figures(of ledger: Int64) -> OfficeFigures { figures[ledger] ?? OfficeFigures() }

    /// The cases that were added, by the code of their channel.
    var channelSums: [String: Int] { sums(\.ofChannel) }

    /// The cases that were added, by the code of their category.
    var categorySums: [String: Int] { sums(\.ofCategory) }

    /// The ledger that was the first to count cases of a channel or category.
    func firstLedger(using code: String) -> Int64? {
        words.words.firstIndex(of: code).map { tallies[$0].firstLedger }
    }

    private func sums(_ count: (Tally) -> Int) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: zip(words.words, tallies.map(count)))
            .filter { $0.value != 0 }
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
