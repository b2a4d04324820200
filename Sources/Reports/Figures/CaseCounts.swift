/// How the cases received in a period stand, each case counted once.
package struct CaseCounts: Hashable, Sendable {
    /// Cases on which somebody still works.
    package var inProgress: Int
    /// Cases that have ended: ยุติ.
    package var closed: Int
    /// Cases declined, voided, handed over to another office, which counts them from then on, or reserved
    /// for one above, which alone knows how they stand.
    package var notPursued: Int

    /// Counts cases.
    package init(inProgress: Int = 0, closed: Int = 0, notPursued: Int = 0) {
        self.inProgress = inProgress
        self.closed = closed
        self.notPursued = notPursued
    }

    /// All cases received: the sum of the three, so that every line adds up.
    package var received: Int { inProgress + closed + notPursued }

    package static func + (left: CaseCounts, right: CaseCounts) -> CaseCounts {
        CaseCounts(
            inProgress: left.inProgress + right.inProgress,
            closed: left.closed + right.closed,
            notPursued: left.notPursued + right.notPursued,
        )
    }

    /// The columns in which cases are counted.
    static let columns: [ReportColumn] = [
        .both("received", "รับ", .trailing),
        .both("inProgress", "ดำเนินการ", .trailing),
        .both("closed", "ยุติ", .trailing),
        .both("notPursued", "ไม่รับ/ยกเลิก/โอน/สงวน", .trailing),
    ]

    /// The cells of ``columns``.
    var cells: [ReportCell] {
        [.integer(received), .integer(inProgress), .integer(closed), .integer(notPursued)]
    }
}
