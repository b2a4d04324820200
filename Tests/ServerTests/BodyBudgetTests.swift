import Synchronization
import Testing

@testable import Server

@Suite("The memory that all bodies share")
final class BodyBudgetTests: Sendable {
    /// The bodies that were given up, by name.
    private let dropped = Mutex<[String]>([])
    private let budget = BodyBudget(limitBytes: 100)

    private func open(_ name: String, _ bytes: Int = 0) -> BodyBudget.Ticket {
        let ticket = budget.open { [self] in dropped.withLock { $0.append(name) } }
        budget.add(bytes, to: ticket)
        return ticket
    }

    @Test("Where bodies become too many, the largest unfinished one is given up, and only that")
    func largest() {
        _ = open("small", 10)
        _ = open("large", 60)
        let office = open("office", 20)
        #expect(dropped.withLock { $0 } == [])
        budget.add(11, to: office)
        #expect(dropped.withLock { $0 } == ["large"])
        #expect(budget.heldBytes == 41 && budget.droppedBodies == 1)
    }

    @Test("A body that has come whole is never given up, and the next one is, if there is no room")
    func whole() {
        let whole = [open("first", 50), open("second", 45)]
        for body in whole { budget.finish(body) }
        _ = open("third", 6)
        #expect(dropped.withLock { $0 } == ["third"])
        budget.close(whole[0])
        _ = open("fourth", 50)
        #expect(dropped.withLock { $0 } == ["third"])
        #expect(budget.heldBytes == 95)
    }

    @Test("Nothing counts of a body that was given up or has ended")
    func ended() {
        let large = open("large", 101)
        #expect(dropped.withLock { $0 } == ["large"] && budget.heldBytes == 0)
        budget.add(60, to: large)
        budget.close(large)
        #expect(dropped.withLock { $0 } == ["large"] && budget.heldBytes == 0)
        #expect(budget.metrics.contains("tambon_dropped_bodies 1\n"))
    }

    @Test(
        "However many callers stall after most of a body, memory stays bounded, and an office gets in"
    )
    func stalling() {
        for number in 1...40 { _ = open("stalling \(number)", 15) }
        #expect(budget.heldBytes <= 100)
        let before = budget.droppedBodies
        let office = open("office", 14)
        budget.finish(office)
        #expect(!dropped.withLock { $0.contains("office") })
        #expect(budget.droppedBodies <= before + 1 && budget.heldBytes <= 100)
    }
}
