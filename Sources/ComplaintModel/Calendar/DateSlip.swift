/// What probably went wrong when a date was typed, and the date that was probably meant.
package struct DateSlip: Hashable, Sendable {
    /// The kinds of slips that can be told from the date alone.
    package enum Kind: Hashable, Sendable {
        /// A Buddhist year taken as a common one: 2569 where 2026 was meant.
        case buddhistTakenAsCommon
        /// 543 subtracted from a year that was a common one already: 1483 for 2026.
        case commonTakenAsBuddhist
        /// Day and month in the other order.
        case dayAndMonthSwapped
        /// The right day of a wrong year.
        case wrongYear
    }

    /// What went wrong.
    package let kind: Kind
    /// The date that was probably meant.
    package let likely: CivilDate

    /// The slip that turns a refused date into one that would be taken, if there is such a slip.
    package static func likely(_ date: CivilDate, today: CivilDate) -> DateSlip? {
        candidates(date, today: today).first { slip in
            slip.likely <= today && slip.likely >= today.adding(years: -DateEntry.yearsBack)
        }
    }

    private static func candidates(_ date: CivilDate, today: CivilDate) -> [DateSlip] {
        var slips = [
            DateSlip(kind: .buddhistTakenAsCommon, likely: date.adding(years: -543)),
            DateSlip(kind: .commonTakenAsBuddhist, likely: date.adding(years: 543)),
        ]
        let parts = date.parts
        if parts.month != parts.day,
            let swapped = CivilDate(year: parts.year, month: parts.day, day: parts.month)
        {
            slips.append(DateSlip(kind: .dayAndMonthSwapped, likely: swapped))
        }
        for yearsBack in 0...1 {
            let years = today.year - yearsBack - parts.year
            slips.append(DateSlip(kind: .wrongYear, likely: date.adding(years: years)))
        }
        return slips
    }

    /// The slip in words, such as "the Buddhist year was taken as C.E.: did you mean 2026-03-03?".
    package var sentence: Sentence {
        let (thai, english) = words
        return Sentence(
            thai: "\(thai) หมายถึง \(likely.thaiShort) (\(likely.iso)) หรือไม่",
            english: "\(english): did you mean \(likely.iso) (\(likely.thaiShort))?",
        )
    }

    private var words: (thai: String, english: String) {
        let common = likely.year
        let buddhist = likely.buddhistYear
        switch kind {
        case .buddhistTakenAsCommon:
            return (
                "ปี พ.ศ. \(buddhist) ถูกใช้เป็น ค.ศ.",
                "the B.E. year \(buddhist) was used as a C.E. year"
            )
        case .commonTakenAsBuddhist:
            return (
                "ปี ค.ศ. \(common) ถูกใช้เป็น พ.ศ.",
                "the C.E. year \(common) was used as a B.E. year"
            )
        case .dayAndMonthSwapped:
            return ("วันกับเดือนอาจสลับกัน", "day and month may be swapped")
        case .wrongYear:
            return ("ปีอาจพิมพ์ผิด", "the year may be mistyped")
        }
    }
}
