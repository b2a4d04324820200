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
    /// Whether a name, an address or an agency is known, so that an answer can be given.
    package var reachable: Bool
    /// The agency that complains, when it is one.
    package var agency: String?

    /// States the facts of a case.
    package init(
        received: LocalMoment,
        recorded: LocalMoment,
        channel: ChannelCode,
        category: CategoryCode? = nil,
        reachable: Bool,
        agency: String? = nil,
    ) {
        self.received = received
        self.recorded = recorded
        self.channel = channel
        self.category = category
        self.reachable = reachable
        self.agency = agency
    }

    /// Whether nobody is known who complains: neither a name, an address nor an agency is clear.
    ///
    /// What people write for "nobody" is sealed like a name, so that something is sealed says nothing.
    package var isAnonymous: Bool {
        !reachable && !Reachability.isReachable(name: nil, address: nil, agency: agency)
    }
}
