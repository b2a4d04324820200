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
    /// When the holiday became known, if that was after the year had begun.
    ///
    /// A deadline met before this moment was finished without it and is not moved by it.
    package let announced: LocalMoment?
    /// When it was called off; nil while it stands.
    ///
    /// A deadline met between the two was finished with it and is not moved back.
    package let calledOff: LocalMoment?

    /// Makes one day of a calendar.
    package init(
        date: CivilDate,
        nameThai: String,
        nameEnglish: String,
        kind: Kind,
        officesClosed: Bool = true,
        source: String,
        announced: LocalMoment? = nil,
        calledOff: LocalMoment? = nil,
    ) {
        self.date = date
        self.nameThai = nameThai
        self.nameEnglish = nameEnglish
        self.kind = kind
        self.officesClosed = officesClosed
        self.source = source
        self.announced = announced
        self.calledOff = calledOff
    }

    /// Whether the holiday stands, or stood as far as people knew at a moment.
    package func stands(asKnownAt moment: LocalMoment? = nil) -> Bool {
        guard let moment else { return calledOff == nil }
        if let announced, announced > moment { return false }
        if let calledOff, calledOff <= moment { return false }
        return true
    }

    /// The holiday, entered once more in the place of another of its day and name.
    ///
    /// It was known since the first entry: entering it again makes nobody learn of it later.
    func replacing(_ earlier: Holiday) -> Holiday {
        guard officesClosed, earlier.officesClosed, let announced else { return self }
        return Holiday(
            date: date,
            nameThai: nameThai,
            nameEnglish: nameEnglish,
            kind: kind,
            source: source,
            announced: earlier.announced.map { min($0, announced) },
        )
    }
}
