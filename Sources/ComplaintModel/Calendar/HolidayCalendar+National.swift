import Foundation

extension HolidayCalendar {
    /// Thailand's national holidays of the years shipped with the program.
    package static let national: HolidayCalendar = {
        do {
            return try HolidayCalendar(name: "national", json: PackageResources.holidays_th_json)
        } catch {
            // The file is part of the program: a test reads it, so this is a broken build.
            preconditionFailure("The holidays built into the program cannot be read: \(error)")
        }
    }()

    /// Reads a calendar from JSON of the shipped form: `source`, and `days` of `date`, `th`, `en`,
    /// `kind` and `officesClosed`.
    ///
    /// - Throws: ``ComplaintModelError/unreadableHolidays(reason:)``.
    package init(name: String, json: [UInt8]) throws(ComplaintModelError) {
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: Data(json))
        } catch {
            throw .unreadableHolidays(reason: DecodingReason.sentence(error, in: json))
        }
        self.init(name: name, holidays: file.days.map { $0.holiday(source: file.source) })
    }

    private struct File: Decodable {
        let source: String
        let days: [Day]
    }

    private struct Day: Decodable {
        let date: CivilDate
        let th: String
        let en: String
        let kind: Holiday.Kind
        let officesClosed: Bool
        let announced: CivilDate?

        func holiday(source: String) -> Holiday {
            Holiday(
                date: date,
                nameThai: th,
                nameEnglish: en,
                kind: kind,
                officesClosed: officesClosed,
                source: source,
                announced: announced.map { LocalMoment(date: $0) },
            )
        }
    }
}
