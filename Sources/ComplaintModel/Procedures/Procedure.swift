/// How an office handles complaints: everything in which two guidelines may differ, as data.
///
/// Two are shipped. An office chooses one when it is set up and may change its copy; the centre may
/// send one down.
package struct Procedure: Hashable, Codable, Sendable {
    /// The name on the command line: `karo-sao`.
    package let code: String
    /// The Thai title of the guideline.
    package let nameThai: String
    /// The English title.
    package let nameEnglish: String
    /// The edition of this file.
    package let version: String
    /// Which year the register's numbers run in.
    package let registerYear: RegisterYear
    /// Whether a case that was found not closed goes round again.
    package let reopensOnNotClosed: Bool
    /// The summaries that the executive is owed.
    package let summaries: [Summary]
    /// The ways in which complaints come.
    package private(set) var channels: [Channel]
    /// What complaints are about, and their routes.
    package private(set) var categories: [Category]
    /// What may be done on a case, and where it leads.
    package let actions: ActionTable
    /// What is due when.
    package let deadlines: [DeadlineRule]
    /// Why a complaint may be refused.
    package let declineReasons: [DeclineReason]
    /// The series of letter numbers; nothing for ``LetterSeries/usual``.
    package let letters: [LetterSeries]?

    /// A summary that the executive is owed.
    package enum Summary: String, Codable, Sendable {
        /// After every month.
        case monthly
        /// After the fiscal year.
        case fiscalYear
    }

    /// The channel of a code, if the procedure has it.
    package func channel(_ code: ChannelCode) -> Channel? {
        channels.first { $0.code == code }
    }

    /// The category of a code, if the procedure has it.
    package func category(_ code: CategoryCode) -> Category? {
        categories.first { $0.code == code }
    }

    /// The reason for declining that an officer means by its code or its words; nil for words of the
    /// officer's own.
    package func declineReason(_ typed: String) -> DeclineReason? {
        declineReasons.first { [$0.code, $0.nameThai, $0.nameEnglish].contains(typed) }
    }

    /// The series that a paper takes its number from; nil for a paper that has no number.
    package func letterSeries(for paper: PaperKind) -> LetterSeries? {
        (letters ?? LetterSeries.usual).first { $0.papers.contains(paper) }
    }

    /// The shortest span within which the complaints of a channel are to be accepted, which a channel
    /// that an office adds is held to as well; nil where no channel has one.
    package var strictestAcceptance: DeadlineSpan? {
        // Five working days are seven of the calendar.
        channels.compactMap(\.acceptance).min { left, right in
            left.length * (left.unit == .working ? 7 : 5)
                < right.length * (right.unit == .working ? 7 : 5)
        }
    }

    /// This procedure with one more channel.
    ///
    /// - Throws: ``ComplaintModelError/codeTaken(code:)``.
    package func adding(channel: Channel) throws(ComplaintModelError) -> Procedure {
        guard self.channel(channel.code) == nil else {
            throw .codeTaken(code: channel.code.text)
        }
        var procedure = self
        procedure.channels.append(channel)
        return procedure
    }

    /// This procedure with one more category.
    ///
    /// - Throws: ``ComplaintModelError/codeTaken(code:)``.
    package func adding(category: Category) throws(ComplaintModelError) -> Procedure {
        guard self.category(category.code) == nil else {
            throw .codeTaken(code: category.code.text)
        }
        var procedure = self
        procedure.categories.append(category)
        return procedure
    }

    /// Whether a case in a state still waits for somebody.
    package func isOpen(_ state: CaseState) -> Bool {
        switch state {
        case .closed, .declined, .transferred, .voided: false
        case .notClosed: reopensOnNotClosed
        case .received, .accepted, .triaged, .withExecutive, .assigned, .reported: true
        }
    }
}
