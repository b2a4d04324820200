/// Everything that this module refuses, each with what was wrong and what to do.
package enum ComplaintModelError: Error, Hashable {
    /// A date of no known form.
    case unreadableDate(typed: String)
    /// A date of the right form that is in no calendar, such as 31 February.
    case noSuchDay(typed: String)
    /// A date whose year is of neither era, such as 69.
    case yearOfNoEra(typed: String, year: Int)
    /// A date that has not come yet.
    case dateAfterToday(CivilDate, today: CivilDate, slip: DateSlip?)
    /// A date more than ``DateEntry/yearsBack`` years ago.
    case dateTooOld(CivilDate, today: CivilDate, slip: DateSlip?)
    /// A month of no known form.
    case unreadablePeriod(typed: String)
    /// A fiscal year of no known form.
    case unreadableFiscalYear(typed: String)
    /// A holiday file that cannot be read.
    case unreadableHolidays(reason: Sentence)
    /// A register number of no known form.
    case unreadableRegisterNumber(typed: String)
    /// A slip code of no known form.
    case unreadableSlipCode(typed: String)
    /// An office code that breaks the rules for codes.
    case invalidOfficeCode(typed: String)
    /// A channel or category code that breaks the rules for codes.
    case invalidCode(typed: String)
    /// A procedure file that is no procedure.
    case unreadableProcedure(reason: Sentence)
    /// A procedure that is readable and contradicts itself.
    case inconsistentProcedure(code: String, faults: [Sentence])
    /// A channel or category added under a code that is taken.
    case codeTaken(code: String)
}

extension ComplaintModelError {
    /// Whether it is a day of long ago, which a person may vouch for.
    package var isOldDate: Bool {
        if case .dateTooOld = self { true } else { false }
    }
}

extension ComplaintModelError: CustomStringConvertible {
    package var description: String { sentence.english }
}
