package import ComplaintModel

/// How many cases there are of one channel, category or state.
package struct NamedCount: Hashable, Codable, Sendable {
    /// The code; nothing for what has no code, such as cases that are not triaged yet.
    package let code: String?
    /// The Thai name.
    package let nameThai: String
    /// The number of cases, also where it is zero.
    package let count: Int

    private init(code: String?, nameThai: String, count: Int) {
        self.code = code
        self.nameThai = nameThai
        self.count = count
    }

    /// Counts the cases of a channel.
    package init(channel: ChannelCode, nameThai: String, count: Int) {
        self.init(code: channel.text, nameThai: nameThai, count: count)
    }

    /// Counts the cases of a category.
    package init(category: CategoryCode, nameThai: String, count: Int) {
        self.init(code: category.text, nameThai: nameThai, count: count)
    }

    /// Counts the cases in a state.
    package init(state: CaseState, count: Int) {
        self.init(code: state.rawValue, nameThai: state.nameThai, count: count)
    }

    /// Counts the cases that are reserved for one office, of which no more is told.
    package static func reserved(count: Int) -> NamedCount {
        NamedCount(code: reservedCode, nameThai: ReportWords.sealed, count: count)
    }

    /// The code under which reserved cases are counted, in place of channel, category and state.
    static let reservedCode = "reserved"

    /// Counts the cases that have no category yet.
    package static func notTriaged(count: Int) -> NamedCount {
        NamedCount(code: nil, nameThai: notTriagedThai, count: count)
    }

    /// What a page calls the cases that have no category yet.
    static let notTriagedThai = "ยังไม่คัดแยกประเภท"
}

extension ReportTable {
    /// A table of counts with their sum.
    ///
    /// - Parameters:
    ///   - counts: The lines.
    ///   - heading: The Thai heading over the names.
    ///   - chart: How the counts are drawn, and the Thai title of the picture.
    init(
        counts: [NamedCount],
        heading: String,
        chart: (shape: ReportChart.Shape, title: String)? = nil,
    ) {
        self.init(
            columns: [
                .machine("code"), .both("name", heading, limit: .wrap(cells: 40)),
                .both("count", "จำนวน (เรื่อง)", .trailing),
            ],
            rows: counts.map { line in
                [ReportCell(text: line.code), .phrase(line.nameThai), .integer(line.count)]
            },
            totals: [
                .empty, .phrase("รวม"), .integer(counts.reduce(0) { $0 + $1.count }),
            ],
            chart: chart.map { ReportChart($0.shape, title: $0.title, names: 1, values: [2]) },
        )
    }
}
