import SyncProtocol
import Testing

@testable import Simulation

/// The model of who saw what, in worlds small enough to be followed by hand.
@Suite("The causal model")
struct CausalModelTests {
    private let cell = FollowedCell(caseID: "a", field: .place)

    private func entry(_ origin: UInt64, _ sequence: UInt32, _ hash: UInt64) -> VersionVector.Entry
    {
        VersionVector.Entry(
            origin: Origin(high: 0, low: origin),
            sequence: SequenceNumber(sequence),
            hashPrefix: hash
        )
    }

    private func deed(_ number: Int, _ value: String, saw: Set<Int>) -> Deed {
        Deed(
            number: number,
            ledger: 0,
            caseID: "a",
            mark: .values,
            values: [.place: value],
            saw: [.place: saw]
        )
    }

    @Test("A value stays until somebody who saw it writes another")
    func liveValues() {
        var model = CausalModel()
        model.confirm([deed(0, "x", saw: [])], in: 0, at: entry(1, 1, 10), after: nil, by: 1)
        model.confirm(
            [deed(1, "y", saw: [0])],
            in: 0,
            at: entry(1, 2, 11),
            after: entry(1, 1, 10),
            by: 1
        )
        model.confirm([deed(2, "z", saw: [0])], in: 0, at: entry(2, 1, 20), after: nil, by: 1)
        #expect(model.live(in: cell) { $0 == 0 } == ["x"])
        #expect(model.live(in: cell) { $0 < 2 } == ["y"])
        #expect(model.live(in: cell) { _ in true } == ["y", "z"])
        model.confirm(
            [deed(3, "y", saw: [1, 2])],
            in: 0,
            at: entry(2, 2, 21),
            after: entry(2, 1, 20),
            by: 2
        )
        #expect(model.live(in: cell) { _ in true } == ["y"])
    }

    @Test("Who holds a change holds what its chain has before it, and no other branch")
    func branches() {
        var model = CausalModel()
        model.confirm([deed(0, "x", saw: [])], in: 0, at: entry(1, 1, 10), after: nil, by: 1)
        model.confirm(
            [deed(1, "y", saw: [])],
            in: 0,
            at: entry(1, 2, 11),
            after: entry(1, 1, 10),
            by: 1
        )
        model.confirm(
            [deed(2, "z", saw: [])],
            in: 0,
            at: entry(1, 2, 12),
            after: entry(1, 1, 10),
            by: 1
        )
        let branch = VersionVector([entry(1, 2, 12)])
        #expect(model.isHeld(0, by: branch))
        #expect(!model.isHeld(1, by: branch))
        #expect(model.isHeld(2, by: branch))
        #expect(model.covers(branch, VersionVector([entry(1, 1, 10)]), in: 0))
        #expect(!model.covers(branch, VersionVector([entry(1, 2, 11)]), in: 0))
        #expect(!model.knows(entry(1, 3, 30), in: 0))
    }

    @Test("Only what nobody else holds can be lost with a disk")
    func lostDisk() {
        var model = CausalModel()
        model.confirm([deed(0, "x", saw: [])], in: 0, at: entry(1, 1, 10), after: nil, by: 1)
        model.confirm(
            [deed(1, "y", saw: [])],
            in: 0,
            at: entry(1, 2, 11),
            after: entry(1, 1, 10),
            by: 1
        )
        let before = VersionVector([entry(1, 2, 11)])
        model.loseWhatOnly(before, held: 0, beside: [VersionVector([entry(1, 1, 10)])])
        #expect(model.mayBeLost == [1])
    }

    @Test("What somebody has replaced stays so, also where a value in between is not admitted")
    func notAdmitted() {
        var model = CausalModel()
        model.confirm([deed(0, "x", saw: [])], in: 0, at: entry(1, 1, 10), after: nil, by: 1)
        model.confirm([deed(1, "y", saw: [0])], in: 0, at: entry(2, 1, 20), after: nil, by: 2)
        #expect(model.live(in: cell) { $0 == 0 } == ["x"])
        model.confirm([deed(2, "z", saw: [1])], in: 0, at: entry(3, 1, 30), after: nil, by: 3)
        #expect(model.live(in: cell) { $0 != 1 } == ["z"])
        #expect(model.author(of: entry(2, 1, 20).origin) == 2)
    }
}
