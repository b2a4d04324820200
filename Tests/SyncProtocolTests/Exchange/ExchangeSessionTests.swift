import SyncProtocol
import Testing

@Suite struct ExchangeSessionTests {
    private static func answer(
        changes: Int = 0,
        hasMore: Bool = false,
        peerLacks: Bool = false,
        peerAdvanced: Bool = false,
        isUnsettled: Bool = false,
    ) -> ExchangeSession.Answer {
        ExchangeSession.Answer(
            changes: changes,
            hasMore: hasMore,
            peerLacks: peerLacks,
            peerAdvanced: peerAdvanced,
            isUnsettled: isUnsettled
        )
    }

    @Test("Two nodes that hold the same are done after one round trip")
    func nothingNew() {
        var session = ExchangeSession()
        #expect(session.gathered(.init(changes: 0, hasMore: false)) == .send)
        #expect(session.answered(Self.answer()) == .finish(.complete))
        #expect(session.rounds == 1)
    }

    @Test("A peer that is unknown at first gets what it lacks in the second round")
    func firstContact() {
        var session = ExchangeSession()
        _ = session.gathered(.init(changes: 0, hasMore: false))
        #expect(session.answered(Self.answer(peerLacks: true, peerAdvanced: true)) == .gather)
        #expect(session.gathered(.init(changes: 21, hasMore: false)) == .send)
        #expect(session.answered(Self.answer(peerAdvanced: true)) == .finish(.complete))
        #expect(session.rounds == 2)
    }

    @Test("What does not fit into a batch goes on in further rounds, on either side")
    func batches() {
        var session = ExchangeSession()
        for _ in 1...5 {
            #expect(session.gathered(.init(changes: 100, hasMore: true)) == .send)
            let answer = Self.answer(peerLacks: true, peerAdvanced: true)
            #expect(session.answered(answer) == .gather)
        }
        #expect(session.gathered(.init(changes: 7, hasMore: false)) == .send)
        #expect(session.answered(Self.answer(changes: 50, hasMore: true)) == .gather)
        #expect(session.gathered(.init(changes: 0, hasMore: false)) == .send)
        #expect(session.answered(Self.answer(changes: 50)) == .finish(.complete))
        #expect(session.rounds == 7)
    }

    @Test("A peer that does not take what it lacks ends the exchange instead of repeating it")
    func refusal() {
        var session = ExchangeSession()
        _ = session.gathered(.init(changes: 10, hasMore: false))
        #expect(session.answered(Self.answer(peerLacks: true)) == .finish(.peerRefuses))
    }

    @Test("Who has nothing to offer to a peer that lacks something ends the exchange as well")
    func nothingToOffer() {
        var session = ExchangeSession()
        var actions: [ExchangeSession.Action] = []
        while actions.count < 9, actions.last != .finish(.peerRefuses) {
            _ = session.gathered(.init(changes: 0, hasMore: false))
            actions.append(session.answered(Self.answer(peerLacks: true)))
        }
        #expect(actions == [.gather, .gather, .finish(.peerRefuses)])
    }

    @Test("A peer that promises more and sends nothing ends the exchange")
    func stall() {
        var session = ExchangeSession()
        _ = session.gathered(.init(changes: 0, hasMore: false))
        #expect(session.answered(Self.answer(hasMore: true)) == .finish(.peerStalls))
        #expect(session.state == .finished(.peerStalls))
    }

    @Test("Two nodes that must name their ledgers anew are done as soon as they have")
    func settling() {
        var session = ExchangeSession()
        for _ in 1...3 {
            #expect(session.gathered(.init(changes: 0, hasMore: false)) == .send)
            #expect(session.answered(Self.answer(isUnsettled: true)) == .gather)
        }
        #expect(session.gathered(.init(changes: 4, hasMore: false)) == .send)
        #expect(session.answered(Self.answer(peerAdvanced: true)) == .finish(.complete))
        #expect(session.rounds == 4)
    }

    @Test(
        "A peer that never settles what it holds ends the exchange after a bounded number of rounds"
    )
    func neverSettles() {
        var session = ExchangeSession()
        var action = ExchangeSession.Action.gather
        while action == .gather, session.rounds < 100 {
            _ = session.gathered(.init(changes: 0, hasMore: false))
            action = session.answered(Self.answer(peerAdvanced: true, isUnsettled: true))
        }
        #expect(action == .finish(.peerStalls))
        #expect(session.rounds == 17)
    }

    @Test("Every exchange ends: with any answers, a round either moves something or is the last")
    func everyExchangeEnds() {
        for bits in 0..<256 {
            var session = ExchangeSession()
            let flag = { (bit: Int) in bits >> bit & 1 == 1 }
            let offers = flag(0)
            _ = session.gathered(.init(changes: offers ? 1 : 0, hasMore: flag(1)))
            let answer = Self.answer(
                changes: flag(2) ? 1 : 0,
                hasMore: flag(3),
                peerLacks: flag(4),
                peerAdvanced: flag(5)
            )
            let goesOn = session.answered(answer) == .gather
            let somethingMoved = answer.changes > 0 || answer.peerAdvanced || !offers
            #expect(!goesOn || somethingMoved, "bits \(bits)")
        }
    }
}
