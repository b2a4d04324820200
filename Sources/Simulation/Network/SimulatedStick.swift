import FieldNode
import Synchronization

/// A stick in somebody's pocket: names and bytes.
final class SimulatedStick: ParcelFolder {
    struct Gone: Error, CustomStringConvertible {
        let description = "there is no such file on the stick"
    }

    let address: String
    private let state = Mutex(State())

    private struct State {
        var files: [String: [UInt8]] = [:]
        var written = 0
        var earlier: [String: [UInt8]]?
    }

    init(number: Int) { address = "stick \(number)" }

    var isEmpty: Bool { state.withLock { $0.files.isEmpty } }

    func parcelNames() throws -> [String] { state.withLock { $0.files.keys.sorted() } }

    func open(_ name: String) throws -> any ParcelBytes {
        guard let bytes = state.withLock({ $0.files[name] }) else { throw Gone() }
        return bytes
    }

    func write(_ parcel: [UInt8]) throws -> String {
        state.withLock { state in
            state.written += 1
            let name = "P\(1_000_000 + state.written).TPC"
            state.files[name] = parcel
            return name
        }
    }

    func remove(_ name: String) throws { _ = state.withLock { $0.files.removeValue(forKey: name) } }

    // MARK: What befalls it

    /// It is lost; the office buys another one.
    func lose() { state.withLock { $0.files = [:] } }

    /// Somebody copies all its files to a drawer.
    func keepCopy() { state.withLock { $0.earlier = $0.files } }

    /// Somebody copies the files from the drawer back; false if there are none.
    func putCopyBack() -> Bool {
        state.withLock { state in
            guard let earlier = state.earlier, earlier != state.files else { return false }
            state.files.merge(earlier) { _, old in old }
            return true
        }
    }

    /// One file loses its end, gets a block of zeros, or a bit turns; false if there is no file.
    func tear(_ random: inout SeededRandom) -> Bool {
        state.withLock { state in
            let names = state.files.keys.sorted()
            guard !names.isEmpty else { return false }
            let name = random.pick(names)
            guard var bytes = state.files[name], !bytes.isEmpty else { return false }
            let place = random.below(bytes.count)
            switch random.below(3) {
            case 0: bytes.removeLast(bytes.count - place)
            case 1:
                let end = min(place + 4_096, bytes.count)
                for index in place..<end { bytes[index] = 0 }
                bytes[place] ^= 1
            default: bytes[place] ^= 1 << UInt8(random.below(8))
            }
            state.files[name] = bytes
            return true
        }
    }
}
