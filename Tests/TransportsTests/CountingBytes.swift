import Synchronization

/// A source of bytes that counts calls instead of rolling dice.
final class CountingBytes: Sendable {
    private let calls = Mutex<UInt8>(0)

    /// As many bytes as asked for, the first telling which call this is.
    func next(_ count: Int) -> [UInt8] {
        let call = calls.withLock { calls in
            calls &+= 1
            return calls
        }
        return [UInt8](repeating: 0, count: count - 1) + [call]
    }
}
