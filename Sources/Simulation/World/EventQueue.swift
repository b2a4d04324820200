/// Something that happens at a moment of the world's time.
enum WorldEvent: Equatable {
    /// Somebody works at a node.
    case work(node: Int)
    /// A node calls a node above it.
    case call(from: Int, to: Int)
    /// A stick is put into a node.
    case visit(stick: Int)
    /// A parcel that was held up arrives.
    case arrival
    /// Somebody looks after the machines: copies, restores, sets clocks.
    case care
}

/// The events to come, the earliest first; of two at one moment the one that was added first.
struct EventQueue {
    private struct Entry {
        let time: Int64
        let number: Int
        let event: WorldEvent

        func isBefore(_ other: Entry) -> Bool { (time, number) < (other.time, other.number) }
    }

    private var heap: [Entry] = []
    private var added = 0

    mutating func add(_ event: WorldEvent, at time: Int64) {
        heap.append(Entry(time: time, number: added, event: event))
        added += 1
        var child = heap.count - 1
        while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func next() -> (time: Int64, event: WorldEvent)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return (first.time, first.event)
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].isBefore(heap[least]) {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
