import Foundation
import Testing

/// The month before the present one, which can be frozen.
struct EndedMonth {
    /// Its last day.
    let day: BangkokDay
    /// `2569-01`.
    var period: String { String(day.isoBuddhist.prefix(7)) }
    /// The fiscal year that it lies in: `2569`.
    let fiscalYear: String

    init() throws {
        let today = BangkokDay(Date())
        let ofMonth = try #require(Int(today.iso.suffix(2)))
        day = today.adding(days: -ofMonth)
        let month = try #require(Int(day.iso.dropFirst(5).prefix(2)))
        let year = try #require(Int(day.isoBuddhist.prefix(4)))
        fiscalYear = String(month >= 10 ? year + 1 : year)
    }
}
