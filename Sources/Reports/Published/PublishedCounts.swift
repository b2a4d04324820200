/// Complaints as an office publishes them: each in progress or finished.
package struct PublishedCounts: Hashable, Sendable {
    /// Complaints on which somebody still works.
    package let inProgress: Int
    /// Complaints that have ended or were not taken on.
    package let finished: Int

    /// Counts complaints.
    package init(inProgress: Int = 0, finished: Int = 0) {
        self.inProgress = inProgress
        self.finished = finished
    }

    /// All complaints received.
    package var received: Int { inProgress + finished }

    package static func + (left: Self, right: Self) -> Self {
        Self(
            inProgress: left.inProgress + right.inProgress,
            finished: left.finished + right.finished,
        )
    }

    /// The columns in which they are counted.
    static let columns: [ReportColumn] = [
        .both("received", "จำนวนเรื่องที่รับ", .trailing),
        .both("inProgress", "อยู่ระหว่างดำเนินการ", .trailing),
        .both("finished", "ดำเนินการแล้วเสร็จ", .trailing),
    ]

    /// The cells of ``columns``.
    var cells: [ReportCell] { [.integer(received), .integer(inProgress), .integer(finished)] }
}
