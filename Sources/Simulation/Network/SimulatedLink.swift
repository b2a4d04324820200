import FieldNode
import Synchronization

/// A link that calls a peer in the same process, and lets happen to each parcel what was decided.
final class SimulatedLink: PeerLink {
    /// What becomes of one parcel and its answer.
    enum Fate: Equatable, Sendable {
        case arrives
        /// It never reaches the peer.
        case lost
        /// The peer has applied it, and its answer is lost.
        case answerLost
        /// It reaches the peer twice; the second answer comes back.
        case twice
        /// It is held up; the caller gives up waiting.
        case late
        /// One bit of it has turned.
        case garbled(bit: Int)
        /// One bit of its answer has turned.
        case answerGarbled(bit: Int)
    }

    struct Broken: Error, CustomStringConvertible {
        let description = "the link broke"
    }

    /// No honest exchange of a small world takes as many parcels.
    private static let parcelLimit = 100

    let address: String
    private let peer: FieldNode
    private let state: Mutex<State>

    private struct State {
        var fates: [Fate]
        var happened: [Fate] = []
        var heldUp: [[UInt8]] = []
    }

    /// Makes a link whose first parcels meet these fates; all later ones arrive.
    init(to peer: FieldNode, address: String, fates: [Fate]) {
        self.peer = peer
        self.address = address
        state = Mutex(State(fates: fates))
    }

    /// The fates that were met.
    var happened: [Fate] { state.withLock { $0.happened } }

    /// Whether the two would have gone on for ever.
    var isEndless: Bool { happened.count > Self.parcelLimit }

    /// The parcels that are still on their way.
    var heldUp: [[UInt8]] { state.withLock { $0.heldUp } }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
        let fate = state.withLock { state in
            let fate = state.fates.isEmpty ? Fate.arrives : state.fates.removeFirst()
            state.happened.append(fate)
            if fate == .late { state.heldUp.append(parcel) }
            return fate
        }
        if isEndless { throw Broken() }
        switch fate {
        case .arrives: return try peer.answer(parcel)
        case .lost, .late: throw Broken()
        case .answerLost:
            _ = try peer.answer(parcel)
            throw Broken()
        case .twice:
            _ = try peer.answer(parcel)
            return try peer.answer(parcel)
        case .garbled(let bit): return try peer.answer(Self.turn(bit, of: parcel))
        case .answerGarbled(let bit): return Self.turn(bit, of: try peer.answer(parcel))
        }
    }

    private static func turn(_ bit: Int, of parcel: [UInt8]) -> [UInt8] {
        var parcel = parcel
        parcel[bit / 8 % parcel.count] ^= 1 << UInt8(bit % 8)
        return parcel
    }
}
