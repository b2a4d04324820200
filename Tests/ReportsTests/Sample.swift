import ComplaintModel
import Reports
import Testing

/// The office and the days of which the tests speak.
enum Sample {
    static func day(_ iso: String) throws -> CivilDate {
        try #require(CivilDate(iso: iso))
    }

    static func month(_ year: Int, _ month: Int) throws -> MonthPeriod {
        try #require(MonthPeriod(year: year, month: month))
    }

    static func office(_ code: String, _ name: String) throws -> ReportOffice {
        ReportOffice(code: try #require(OfficeCode(code)), name: name)
    }

    static func karo() throws -> ReportOffice {
        try office("80.21.karo", "องค์การบริหารส่วนตำบลกะหรอ")
    }

    static func number(_ number: Int) -> CaseReference {
        .number(RegisterNumber(number: number, buddhistYear: 2569))
    }

    static let slip = CaseReference.slip(SlipCode(station: 2, serial: 5))
}
