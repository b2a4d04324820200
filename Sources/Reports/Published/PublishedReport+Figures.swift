package import ComplaintModel

extension PublishedReport {
    /// Half of a fiscal year.
    package enum Half: Int, CaseIterable, Hashable, Sendable {
        /// October to March.
        case first = 1
        /// April to September.
        case second = 2
    }

    /// Complaints of one kind.
    package struct Kind: Hashable, Sendable {
        /// The category.
        package let category: CategoryCode
        /// Its Thai name.
        package let nameThai: String
        /// The complaints.
        package let counts: PublishedCounts

        /// Counts the complaints of a kind.
        package init(category: CategoryCode, nameThai: String, counts: PublishedCounts) {
            self.category = category
            self.nameThai = nameThai
            self.counts = counts
        }
    }

    /// Complaints of one month.
    package struct Month: Hashable, Sendable {
        /// The month of receipt.
        package let month: MonthPeriod
        /// The complaints.
        package let counts: PublishedCounts

        /// Counts the complaints of a month.
        package init(month: MonthPeriod, counts: PublishedCounts) {
            self.month = month
            self.counts = counts
        }
    }

    /// Everything that the published statistics need; none of it speaks of a case or a person.
    package struct Figures: Hashable, Sendable {
        /// The office.
        package let office: ReportOffice
        /// The fiscal year.
        package let year: FiscalYear
        /// Which half of it; nothing for the whole.
        package let half: Half?
        /// The day of which the figures are.
        package let asOf: CivilDate
        /// The number that the statistics have among the items of the year's assessment: `O27`.
        package let item: String?
        /// How many cases were received that are reserved for one office: of which kind they are, nobody
        /// else is told.
        package let reserved: Int
        /// How many complaints have no category that is known here: of which kind they are, nobody has said.
        package let notTriaged: Int
        /// A line for every month.
        package let months: [Month]
        /// A line for every kind that is published.
        package let kinds: [Kind]

        /// Gathers the figures.
        package init(
            office: ReportOffice,
            year: FiscalYear,
            half: Half?,
            asOf: CivilDate,
            item: String?,
            reserved: Int = 0,
            notTriaged: Int = 0,
            months: [Month],
            kinds: [Kind],
        ) {
            self.office = office
            self.year = year
            self.half = half
            self.asOf = asOf
            self.item = item
            self.reserved = reserved
            self.notTriaged = notTriaged
            self.months = months
            self.kinds = kinds
        }
    }
}
