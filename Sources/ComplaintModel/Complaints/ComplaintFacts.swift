/// What the rules need to know of a case beside its actions.
package struct ComplaintFacts: Hashable, Sendable {
    /// When the complaint reached the office, on whatever paper.
    package var received: LocalMoment
    /// When it was entered into the register.
    package var recorded: LocalMoment
    /// How it came.
    package var channel: ChannelCode
    /// The category as entered, before any triage.
    package var category: CategoryCode?
    /// Whether a name, an address or an agency is known here, so that an answer can be given.
    package var reachable: Bool
    /// The office through which an answer can be given, where it alone knows who complains: the case
    /// was taken over from it without the identity.
    package var knownAt: String?
    /// The agency that complains, when it is one.
    package var agency: String?
    /// Whether it is a line of a book that was kept before, taken over as it stood.
    package var isFromOldBook: Bool

    /// States the facts of a case.
    package init(
        received: LocalMoment,
        recorded: LocalMoment,
        channel: ChannelCode,
        category: CategoryCode? = nil,
        reachable: Bool,
        knownAt: String? = nil,
        agency: String? = nil,
        isFromOldBook: Bool = false,
    ) {
        self.received = received
        self.recorded = recorded
        self.channel = channel
        self.category = category
        self.reachable = reachable
        self.knownAt = knownAt
        self.agency = agency
        self.isFromOldBook = isFromOldBook
    }

    /// When the line was written into the book; of an old book that was when the complaint came.
    package var written: LocalMoment { isFromOldBook ? received : recorded }

    /// When the complaint was taken on by being written down: at the counter, or in a book of which nobody
    /// can say any more when it was.
    func acceptedByRecording(under procedure: Procedure) -> LocalMoment? {
        if isFromOldBook { return received }
        guard procedure.channel(channel)?.recordingAccepts == true, received.date == recorded.date
        else { return nil }
        return recorded
    }

    /// The agency that complains, where its name says one.
    package var namedAgency: String? { Reachability.agency(named: agency) }

    /// Whether nobody is known who complains: neither a name, an address nor an agency is clear, here or
    /// at the office that the case came from.
    ///
    /// What people write for "nobody" is sealed like a name, so that something is sealed says nothing.
    package var isAnonymous: Bool { !reachable && knownAt == nil && namedAgency == nil }
}
