import Synchronization

/// Where a node's folder lies, as its host stamp names it.
final class FolderPlace: Sendable {
    private let current: Mutex<Int>

    init(_ number: Int) { current = Mutex(number) }

    var number: Int { current.withLock { $0 } }

    /// The folder comes to lie on another disk.
    func move() { current.withLock { $0 += 1 } }

    /// The folder comes to lie on a disk that cannot be told from another one.
    func become(_ number: Int) { current.withLock { $0 = number } }
}
