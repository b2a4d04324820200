import GRDB
package import SyncProtocol

/// The history of one ledger as a transaction sees it.
///
/// Lines and tips are loaded once; stamps come from the spans, a few of which are kept at hand.
package final class LedgerLog: LedgerHistory {
    /// How the lines stand: what is kept from one transaction to the next.
    struct State: Sendable {
        var lineage = Lineage()
        var firstFreeLine = LineNumber(0)
        var tips: [LineNumber: LineTip] = [:]
        var keys: [Origin: VerifyingKey] = [:]
        var signed: [LineNumber: SequenceNumber] = [:]
        var seeds: [LineNumber: RunSeed] = [:]
        var unsigned: [LineNumber: Int] = [:]
    }

    /// The ledger's number in the database.
    package let number: Int64
    package let ledger: LedgerID

    private let reader: StoreReader
    private var state: State
    private var recentSpans: [Span] = []
    private var recentStamps: [Dot: ChangeStamp] = [:]

    init(_ reader: StoreReader, number: Int64, ledger: LedgerID) throws {
        self.reader = reader
        self.number = number
        self.ledger = ledger
        state = try reader.kept.log(of: number) { try State(of: number, in: reader) }
    }

    package var lineage: Lineage { state.lineage }
    package var firstFreeLine: LineNumber { state.firstFreeLine }

    /// The end of a line; nil if nothing of it is held.
    package func tip(of line: LineNumber) -> LineTip? { state.tips[line] }

    /// The key that an origin's opening gave.
    package func key(of origin: Origin) -> VerifyingKey? { state.keys[origin] }

    /// The last signed place of a line.
    package func signedSequence(of line: LineNumber) -> SequenceNumber {
        state.signed[line] ?? .none
    }

    /// The seed of the open run of a line that this node writes.
    package func openSeed(of line: LineNumber) -> RunSeed? { state.seeds[line] }

    /// The bytes that this node has appended to a line since its last head.
    package func unsignedBytes(of line: LineNumber) -> Int { state.unsigned[line] ?? 0 }

    /// The prefix of a held change's hash and its height, from the spans.
    package func stamp(of dot: Dot) throws -> ChangeStamp? {
        if let tip = state.tips[dot.line], tip.sequence == dot.sequence {
            return ChangeStamp(hash: tip.hash.prefix12, height: tip.height)
        }
        if let stamp = recentStamps[dot] { return stamp }
        return try span(holding: dot)?.stamp(at: dot.sequence)
    }

    /// A held change's whole hash: the tip's, a signed head's, or computed anew from its block.
    package func hash(of dot: Dot) throws -> Digest256? {
        if let tip = state.tips[dot.line], tip.sequence == dot.sequence { return tip.hash }
        var statement = try RowStatement(
            "SELECT hash FROM head WHERE line = ? AND sequence = ?",
            in: reader.db
        )
        statement.bind(dot)
        if let signed = try statement.first({ try $0.bytes(0) }) {
            return Digest256(bytes: signed)
        }
        guard let span = try span(holding: dot) else { return nil }
        return try reader.hashes(ofBlock: span.block, in: self)[dot]
    }

    /// The seed that salts a held change's text: its signed run's, or the open run's.
    package func seed(of dot: Dot) throws -> RunSeed? {
        var statement = try RowStatement(
            "SELECT seed FROM head WHERE line = ? AND sequence >= ? ORDER BY sequence LIMIT 1",
            in: reader.db
        )
        statement.bind(dot)
        let found = try statement.first { try $0.bytes(0) }
        return found.flatMap { RunSeed(bytes: $0) } ?? state.seeds[dot.line]
    }

    /// Forgets where changes stand, since blocks were packed anew.
    func forgetSpans() { recentSpans = [] }

    /// The stamp of a held change as its block's table has it, also at a line's end.
    package func storedStamp(of dot: Dot) throws -> ChangeStamp? {
        try span(holding: dot)?.stamp(at: dot.sequence)
    }

    /// Takes note of a held change's stamp that a row tells, so that no span is read for it.
    package func note(_ stamp: ChangeStamp, of dot: Dot) { recentStamps[dot] = stamp }

    /// Follows what a transaction has just stored.
    func note(_ line: LineNumber, tip: LineTip) { change { $0.tips[line] = tip } }

    /// Follows what a transaction has just appended and not signed.
    func note(_ line: LineNumber, appendedBytes count: Int) {
        change { $0.unsigned[line, default: 0] += count }
    }

    /// Follows a line that a transaction has just added.
    func note(_ line: NewLine) {
        change { state in
            state.lineage.add(line.number, line.line)
            state.keys[line.line.origin] = line.key
            state.firstFreeLine = max(
                state.firstFreeLine,
                LineNumber(line.number.value + 1)
            )
        }
    }

    func note(_ line: LineNumber, signed sequence: SequenceNumber, seed: RunSeed?) {
        change { state in
            state.signed[line] = sequence
            state.seeds[line] = seed
            state.unsigned[line] = 0
        }
    }

    private func change(_ change: (inout State) -> Void) {
        change(&state)
        reader.kept.note(in: number, change)
    }

    private func span(holding dot: Dot) throws -> Span? {
        if let index = recentSpans.firstIndex(where: { $0.holds(dot) }) {
            if index > 0 { recentSpans.swapAt(index, 0) }
            return recentSpans[0]
        }
        guard let span = try reader.span(from: dot), span.holds(dot) else { return nil }
        recentSpans.insert(span, at: 0)
        if recentSpans.count > 16 { recentSpans.removeLast() }
        return span
    }
}
