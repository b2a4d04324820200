/// One day of a holiday calendar.
package struct Holiday: Hashable, Codable, Sendable {
    /// Why the day is a holiday.
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// The same date every year.
        case fixed
        /// Set by the moon, such as Makha Bucha.
        case lunar
        /// In lieu of a holiday that fell on a weekend.
        case substitution
        /// Proclaimed for one year only.
        case special
    }

    /// The day.
    package let date: CivilDate
    /// The Thai name, as it is printed in explanations.
    package let nameThai: String
    /// The English name.
    package let nameEnglish: String
    /// Why the day is a holiday.
    package let kind: Kind
    /// Whether government offices are closed; Labour Day, for one, closes none.
    package let officesClosed: Bool
    /// Who says so: a data source, a proclamation, the centre.
    package let source: String
    /// The day on which the holiday became known, when that was after the year had begun.
    ///
    /// A deadline met before this day was finished without it and is not moved by it.
    package let announced: CivilDate?

    /// Makes one day of a calendar.
    package init(
        date: CivilDate,
        nameThai: String,
        nameEnglish: String,
        kind: Kind,
        officesClosed: Bool = true,
        source: String,
        announced: CivilDate? = nil,
    ) {
        self.date = date
        self.nameThai = nameThai
        self.nameEnglish = nameEnglish
        self.kind = kind
        self.officesClosed = officesClosed
        self.source = source
        self.announced = announced
    }
}
