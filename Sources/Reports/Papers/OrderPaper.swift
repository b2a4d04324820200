package import ComplaintModel

/// An order: of a fact-finding committee for a case, of the officers of the centre, or of who acts for
/// a post.
package struct OrderPaper: Hashable, Sendable {
    /// The orders that there are.
    package enum Subject: Hashable, Sendable {
        /// A committee that finds out the facts of a case.
        case committee(PaperCase, task: String?)
        /// The officers of the centre, or those who act for the holder of a post, from a day on and
        /// perhaps until one.
        case appointment(
            from: CivilDate?,
            until: CivilDate?,
            text: String?,
            actingFor: String? = nil
        )
    }

    /// One who is named in an order.
    package struct Member: Hashable, Sendable {
        /// Name and surname, with the title.
        package let name: String
        /// The post.
        package let position: String?
        /// What they are in the committee or at the centre.
        package let role: String?

        /// Names a member.
        package init(name: String, position: String? = nil, role: String? = nil) {
            self.name = name
            self.position = position
            self.role = role
        }
    }

    /// Head and signature.
    package let head: PaperHead
    /// What is ordered.
    package let subject: Subject
    /// Who is named, in order.
    package let members: [Member]

    /// Gathers an order.
    package init(_ subject: Subject, head: PaperHead, members: [Member]) {
        self.subject = subject
        self.head = head
        self.members = members
    }

    /// The order with its named values.
    package var paper: Paper {
        let common = head.fields + [PaperField("members", .rows(memberRows))]
        switch subject {
        case .committee(let about, let task):
            return Paper(
                .committeeOrder,
                voidedReason: about.voidedReason,
                fields: common + about.fields + [PaperField("task", lines: task)]
            )
        case .appointment(let from, let until, let text, let post):
            return Paper(
                .appointmentOrder,
                fields: common + [
                    PaperField("from", .day(from)),
                    PaperField("until", .day(until)),
                    PaperField("task", lines: text),
                    PaperField("actingFor", text: post),
                ]
            )
        }
    }

    private var memberRows: [[PaperField]] {
        members.enumerated().map { index, member in
            [
                PaperField("row", .cell(.integer(index + 1))),
                PaperField("name", text: member.name),
                PaperField("position", text: member.position),
                PaperField("role", text: member.role),
            ]
        }
    }
}
