package import ComplaintModel

/// A figure of a frozen month that is another now: what arrived later, or was changed since.
package struct AdjustmentLine: Hashable, Sendable {
    /// What is counted.
    package enum Figure: String, Hashable, Sendable {
        /// Cases received in the month.
        case received
        /// Cases that ended in the month.
        case closed
        /// Cases declined, voided, handed over or reserved in the month.
        case notPursued
        /// Cases received in the month that are reserved for one office.
        case reserved
        /// Cases received in the month by one channel.
        case channel
        /// Cases received in the month of one category.
        case category
    }

    /// The month.
    package let month: MonthPeriod
    /// What is counted.
    package let figure: Figure
    /// The channel or category; nothing for others and for what has none.
    package let code: String?
    /// What is counted, in Thai.
    package let nameThai: String
    /// The figure as it was last reported.
    package let reported: Int
    /// The figure now.
    package let now: Int

    /// How many more there are now.
    package var difference: Int { now - reported }

    /// The figures of a month that differ.
    ///
    /// Beside the month as it was printed, the channels and categories would tell those of a case that was
    /// reserved since: they are left out as long as a case of the month is reserved. Counts do not tell
    /// which case it is, so one that was reserved all along is no exception.
    ///
    /// - Parameters:
    ///   - month: The month.
    ///   - reported: What was reported of it.
    ///   - now: What it is now.
    ///   - channelThai: The Thai name of a channel's code.
    ///   - categoryThai: The Thai name of a category's code.
    /// - Returns: A line for each, in a fixed order.
    package static func lines(
        of month: MonthPeriod,
        reported: MonthFlows,
        now: MonthFlows,
        channelThai: (String) -> String,
        categoryThai: (String) -> String,
    ) -> [AdjustmentLine] {
        let line = { (figure: Figure, code: String?, name: String, count: (MonthFlows) -> Int) in
            AdjustmentLine(
                month: month,
                figure: figure,
                code: code,
                nameThai: name,
                reported: count(reported),
                now: count(now),
            )
        }
        let codes = { (part: (MonthFlows) -> [String: Int]) in
            Set(part(reported).keys).union(part(now).keys)
                .subtracting([NamedCount.reservedCode]).sorted()
        }
        let totals = [
            line(.received, nil, "รับใหม่ในเดือน") { $0.received },
            line(.closed, nil, "ยุติในเดือน") { $0.closed },
            line(.notPursued, nil, "ไม่รับ/ยกเลิก/โอน/สงวน ในเดือน") { $0.notPursued },
        ]
        let reserved = line(.reserved, nil, ReportWords.sealed) { $0.reserved }
        let channels = codes(\.channels).map { code in
            line(.channel, code, "ช่องทาง " + channelThai(code)) { $0.channels[code] ?? 0 }
        }
        let categories = codes(\.categories).map { code in
            line(
                .category,
                code.isEmpty ? nil : code,
                code.isEmpty ? NamedCount.notTriagedThai : "ประเภท " + categoryThai(code),
            ) { $0.categories[code] ?? 0 }
        }
        let parts = (channels + categories).filter { $0.difference != 0 }
        let isWithheld = now.reserved > 0 && !parts.isEmpty
        return totals.filter { $0.difference != 0 }
            + (isWithheld || reserved.difference != 0 ? [reserved] : [])
            + (isWithheld ? [] : parts)
    }

    /// Whether the list of a month goes without channels and categories, for the sake of this line's cases.
    var isWithholding: Bool { figure == .reserved && now > 0 }

    /// The columns of the list.
    static let columns: [ReportColumn] = [
        .both("month", "เดือน"), .machine("figure"), .machine("code"),
        .both("name", "รายการ", limit: .wrap(cells: 44)),
        .both("reported", "ตามที่รายงาน", .trailing),
        .both("now", "ปัจจุบัน", .trailing),
        .both("difference", "ผลต่าง", .trailing),
    ]

    /// The cells of ``columns``.
    var cells: [ReportCell] {
        [
            .month(month), .text(figure.rawValue), ReportCell(text: code), .phrase(nameThai),
            .integer(reported), .integer(now), .integer(difference),
        ]
    }
}
