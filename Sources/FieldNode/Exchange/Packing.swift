import NodeStore
import SyncProtocol

/// Makes a ledger ready for sending: signs the open run, and packs loose changes into blocks.
///
/// Like the packs of a version store, a block can be packed anew at any time: hashes and signatures
/// are over canonical bytes, not over the compressed form.
struct Packing {
    private let node: FieldNode
    private let log: LedgerLog
    private let writer: StoreWriter

    /// The most changes of one packed block.
    private static let changeLimit = 16_384
    /// The most bytes of one packed block before compression.
    ///
    /// A batch of an exchange ends with a block, and whatever a broken link has not brought over
    /// whole is sent again: a large block would never get through a line that often breaks.
    private static let limitBytes = 1 << 20

    /// Signs what this node has written and packs it.
    static func pack(_ log: LedgerLog, _ node: FieldNode, _ writer: StoreWriter) throws {
        try signOwnLine(of: log, node, writer)
        let packing = Packing(node: node, log: log, writer: writer)
        let fresh = try packing.packLoose()
        if !node.keepsBlocks { try packing.joinSmall(but: fresh) }
        try writer.giveBackRoom()
    }

    /// Signs a head at the end of this node's own line in every ledger.
    static func signOwnLines(_ node: FieldNode, _ writer: StoreWriter) throws {
        for ledger in try writer.reader.ledgers() {
            try signOwnLine(of: try writer.reader.log(of: ledger), node, writer)
        }
    }

    /// Signs a head at the end of this node's own line in a ledger.
    ///
    /// Before sending, and before foreign changes come to stand behind it in the log: a change set
    /// is cut only at heads.
    static func signOwnLine(
        of log: LedgerLog,
        _ node: FieldNode,
        _ writer: StoreWriter,
    ) throws {
        let stored = try writer.reader.setting(Setting.line(in: log.ledger))
        guard let line = stored.flatMap({ UInt32($0) }) else { return }
        try sign(LineNumber(line), of: log, node, writer)
    }

    /// Signs a head at the end of a line that this node writes, if there is anything to sign.
    static func sign(
        _ line: LineNumber,
        of log: LedgerLog,
        _ node: FieldNode,
        _ writer: StoreWriter,
    ) throws {
        guard let tip = log.tip(of: line), tip.sequence > log.signedSequence(of: line),
            let origin = log.lineage.lines[line]?.origin, let seed = log.openSeed(of: line),
            log.key(of: origin) == node.verifyingKey
        else { return }
        let head = try Head.sign(
            ledger: log.ledger,
            origin: origin,
            sequence: tip.sequence,
            hash: tip.hash,
            seed: seed,
            with: node.keys.signing
        )
        try writer.close(
            at: CheckedHead(line: line, head: head, hash: tip.hash),
            nextSeed: try node.newSeed(),
            in: log
        )
    }

    /// Packs each stretch of loose blocks that nothing foreign interrupts, cut at heads.
    ///
    /// - Returns: the blocks that were made.
    private func packLoose() throws -> Set<Int64> {
        var made: Set<Int64> = []
        var stretch = Stretch()
        for block in try writer.reader.blockSizes(of: log) {
            if block.isLoose { stretch.add(block) }
            let isFull = stretch.isFull && block.endsAtHead
            if isFull || !block.isLoose {
                if let number = try joinUndamaged(stretch.numbers) { made.insert(number) }
                stretch = Stretch()
            }
        }
        if let number = try joinUndamaged(stretch.numbers) { made.insert(number) }
        return made
    }

    /// Joins neighbours of similar size, so that a long history is few blocks and none is rewritten
    /// often.
    ///
    /// What was packed just now stays apart: the peer lacks that and has the rest.
    private func joinSmall(but fresh: Set<Int64>) throws {
        var stack: [Stretch] = []
        for block in try writer.reader.blockSizes(of: log) {
            if fresh.contains(block.number) {
                try joinAll(stack)
                stack = []
                continue
            }
            stack.append(Stretch(block))
            while stack.count > 1 {
                let (last, before) = (stack[stack.count - 1], stack[stack.count - 2])
                guard before.changes < 2 * last.changes, !(before + last).isFull else { break }
                stack.removeLast(2)
                stack.append(before + last)
            }
        }
        try joinAll(stack)
    }

    private func joinAll(_ stretches: [Stretch]) throws {
        for stretch in stretches where stretch.numbers.count > 1 {
            try joinUndamaged(stretch.numbers)
        }
    }

    /// Joins blocks if all of them can be read; a damaged one stays as it is, blocks nothing else,
    /// and the staff hears of it.
    @discardableResult
    private func joinUndamaged(_ blocks: [Int64]) throws -> Int64? {
        do { return try join(blocks) } catch StoreError.damagedBlock {
            try node.noticeDamage(of: log.ledger, in: writer)
            return nil
        }
    }

    /// Neighbouring blocks that become one.
    private struct Stretch {
        private(set) var numbers: [Int64] = []
        private(set) var changes = 0
        private var bytes = 0

        init() {}

        init(_ block: BlockSize) { add(block) }

        mutating func add(_ block: BlockSize) {
            numbers.append(block.number)
            changes += block.changes
            bytes += block.unpackedBytes
        }

        /// Whether the blocks are as much as one should hold.
        var isFull: Bool {
            changes >= Packing.changeLimit || bytes >= Packing.limitBytes
        }

        static func + (left: Stretch, right: Stretch) -> Stretch {
            var sum = left
            sum.numbers += right.numbers
            sum.changes += right.changes
            sum.bytes += right.bytes
            return sum
        }
    }

    /// Makes one compressed block of several neighbouring ones.
    private func join(_ blocks: [Int64]) throws -> Int64? {
        guard let kept = blocks.last else { return nil }
        let changes = try writer.reader.changes(ofBlocks: blocks, in: log)
        let set = try ChangeSetBuilder.build(
            changes,
            heads: try heads(of: changes),
            from: log
        )
        try writer.replace(
            blocks: blocks,
            with: ChangeSetEncoder.encode(set, compression: .deflate),
            lines: LedgerWork.databaseLines(of: set, changes, in: log),
            changeCount: changes.count,
            in: log
        )
        return kept
    }

    /// The heads that lie within some changes.
    private func heads(of changes: [Change]) throws -> [(line: LineNumber, head: Head)] {
        try Self.heads(of: changes, in: writer.reader)
    }

    /// The heads that lie within some changes, by line.
    static func heads(
        of changes: [Change],
        in reader: StoreReader,
    ) throws -> [(line: LineNumber, head: Head)] {
        var ranges: [LineNumber: ClosedRange<SequenceNumber>] = [:]
        for dot in changes.map(\.dot) {
            let known = ranges[dot.line] ?? dot.sequence...dot.sequence
            ranges[dot.line] =
                min(known.lowerBound, dot.sequence)...max(known.upperBound, dot.sequence)
        }
        return try ranges.sorted { $0.key < $1.key }.flatMap { line, range in
            try reader.heads(of: line, from: range.lowerBound, to: range.upperBound)
                .map { (line, $0) }
        }
    }
}
