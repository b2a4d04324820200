import Testing

@testable import Simulation

@Suite("The queue of events")
struct EventQueueTests {
    @Test("Events come by time, and in the order of entry where that is the same")
    func order() {
        var queue = EventQueue()
        var random = SeededRandom(seed: 1)
        var expected: [(time: Int64, number: Int)] = []
        for number in 0..<200 {
            let time = Int64(random.below(40))
            queue.add(.work(node: number), at: time)
            expected.append((time, number))
        }
        expected.sort { ($0.time, $0.number) < ($1.time, $1.number) }
        for (time, number) in expected {
            let next = queue.next()
            #expect(next?.time == time)
            #expect(next?.event == .work(node: number))
        }
        #expect(queue.next() == nil)
    }
}
