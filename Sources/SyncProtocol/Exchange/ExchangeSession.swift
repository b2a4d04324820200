/// The calling side of an exchange over a link that answers: a state machine without I/O.
///
/// An event goes in, an action comes out; a thin shell gathers change sets, sends parcels and applies
/// what comes back. The answering side keeps no state at all.
package struct ExchangeSession: Sendable {
    /// Where the exchange stands.
    package enum State: Hashable, Sendable {
        /// The shell gathers what the peer lacks.
        case gathering(round: Int)
        /// A parcel is on its way.
        case awaitingAnswer(round: Int, Offer)
        /// Nothing is left to say.
        case finished(Outcome)
    }

    /// What the shell has put into a parcel.
    package struct Offer: Hashable, Sendable {
        /// The changes in it.
        package let changes: Int
        /// Whether the peer lacks more than fitted in.
        package let hasMore: Bool

        /// Describes an offer.
        package init(changes: Int, hasMore: Bool) {
            self.changes = changes
            self.hasMore = hasMore
        }
    }

    /// What an answer came to, once its change sets were applied.
    package struct Answer: Hashable, Sendable {
        /// Changes that came, new or known.
        package let changes: Int
        /// Whether the peer has more for us than fitted in.
        package let hasMore: Bool
        /// Whether the peer still lacks something that is held here.
        package let peerLacks: Bool
        /// Whether the peer holds more than it did before this round.
        package let peerAdvanced: Bool
        /// Whether one of the two does not know what the other holds, so that ledgers are to be named
        /// anew.
        package let isUnsettled: Bool

        /// Describes an answer.
        package init(
            changes: Int,
            hasMore: Bool,
            peerLacks: Bool,
            peerAdvanced: Bool,
            isUnsettled: Bool = false,
        ) {
            self.changes = changes
            self.hasMore = hasMore
            self.peerLacks = peerLacks
            self.peerAdvanced = peerAdvanced
            self.isUnsettled = isUnsettled
        }
    }

    /// What the shell does next.
    package enum Action: Hashable, Sendable {
        /// Gather what the peer lacks, within a batch, and report it as an offer.
        case gather
        /// Send the gathered parcel and report the answer.
        case send
        /// Stop.
        case finish(Outcome)
    }

    /// How an exchange ended.
    package enum Outcome: Hashable, Sendable {
        /// Both sides hold the same.
        case complete
        /// The peer does not take what it lacks.
        case peerRefuses
        /// The peer keeps promising more and sends nothing.
        case peerStalls
    }

    /// Where the exchange stands.
    package private(set) var state: State = .gathering(round: 1)

    /// Begins an exchange.
    package init() {}

    /// How many parcels were sent.
    package var rounds: Int {
        switch state {
        case .gathering(let round): round - 1
        case .awaitingAnswer(let round, _): round
        case .finished: lastRound
        }
    }

    /// Whether the parcel carries the registries from their beginning.
    package private(set) var isIntroducing = false
    private var hasReaddressed = false
    private var lastRound = 0
    private var unsettledRounds = 0
    /// How often a peer that lacks something was offered nothing.
    private var emptyRounds = 0
    /// The peer's words may come late by one round.
    private static let emptyLimit = 2
    /// More rounds than a tree of codes has levels tell that the peer does not settle.
    private static let unsettledLimit = 16

    /// The shell has gathered what goes into the next parcel.
    package mutating func gathered(_ offer: Offer) -> Action {
        guard case .gathering(let round) = state else {
            preconditionFailure("an offer is reported while gathering")
        }
        state = .awaitingAnswer(round: round, offer)
        lastRound = round
        return .send
    }

    /// The peer does not take parcels of this node, since it knows no certificate for it.
    ///
    /// A peer that was put back from a copy may have lost it: once in an exchange the registries go
    /// along that hold it.
    ///
    /// - Returns: what to do next; nil if all has been said.
    package mutating func notKnown() -> Action? {
        guard case .awaitingAnswer(let round, _) = state, !isIntroducing else { return nil }
        isIntroducing = true
        return next(round)
    }

    /// The peer has other keys than the parcel was sealed for, and has told them: once in an exchange it is
    /// sealed anew.
    ///
    /// - Returns: what to do next; nil if that has been done.
    package mutating func readdressed() -> Action? {
        guard case .awaitingAnswer(let round, _) = state, !hasReaddressed else { return nil }
        hasReaddressed = true
        return next(round)
    }

    /// The answer has come and was applied.
    package mutating func answered(_ answer: Answer) -> Action {
        guard case .awaitingAnswer(let round, let offer) = state else {
            preconditionFailure("an answer is reported after a parcel was sent")
        }
        if answer.hasMore, answer.changes == 0 { return finish(.peerStalls) }
        if answer.hasMore { return next(round) }
        if answer.isUnsettled {
            unsettledRounds += 1
            return unsettledRounds > Self.unsettledLimit ? finish(.peerStalls) : next(round)
        }
        if !answer.peerLacks { return finish(.complete) }
        if answer.peerAdvanced { return next(round) }
        // A first parcel to an unknown peer offers nothing. Whoever still offers nothing once the peer has
        // said what it lacks cannot: its copy is damaged.
        emptyRounds += 1
        let mayTakeMore = offer.changes == 0 && emptyRounds <= Self.emptyLimit
        return mayTakeMore ? next(round) : finish(.peerRefuses)
    }

    private mutating func next(_ round: Int) -> Action {
        state = .gathering(round: round + 1)
        return .gather
    }

    private mutating func finish(_ outcome: Outcome) -> Action {
        state = .finished(outcome)
        return .finish(outcome)
    }
}
