import FieldNode
import Synchronization

/// A stick without a file system: names and bytes.
final class MemoryStick: ParcelFolder {
    struct Unreadable: Error, CustomStringConvertible {
        let description = "the file cannot be read"
    }
    struct Full: Error {}

    let address = "stick"
    private let files = Mutex<[String: [UInt8]]>([:])
    private let written = Mutex(0)
    private let unreadable = Mutex<Set<String>>([])
    private let room = Mutex(Int.max)

    var contents: [String: [UInt8]] {
        get { files.withLock { $0 } }
        set { files.withLock { $0 = newValue } }
    }

    func put(_ name: String, _ bytes: [UInt8]) { files.withLock { $0[name] = bytes } }

    /// Lets so many more files be written.
    func leaveRoom(forFiles count: Int) { room.withLock { $0 = count } }

    func makeUnreadable(_ name: String) { _ = unreadable.withLock { $0.insert(name) } }

    func parcelNames() throws -> [String] { contents.keys.sorted() }

    func open(_ name: String) throws -> any ParcelBytes {
        guard !unreadable.withLock({ $0.contains(name) }), let bytes = contents[name] else {
            throw Unreadable()
        }
        return bytes
    }

    func write(_ parcel: [UInt8]) throws -> String {
        try room.withLock { room in
            if room == 0 { throw Full() }
            room -= 1
        }
        let number = written.withLock { number in
            number += 1
            return number
        }
        let name = "P\(1_000_000 + number).TPC"
        put(name, parcel)
        return name
    }

    func remove(_ name: String) throws { _ = files.withLock { $0.removeValue(forKey: name) } }
}
