import Testing
import TestGround

extension FaultTests {
    /// A disk whose power is cut while clerks record, with and without `serve`.
    @Suite("A power cut while clerks record")
    struct PowerCuts {
        /// What a number of cuts has done.
        struct Tally {
            var cuts = 0
            var acknowledged = 0
            var lost = 0
        }

        @Test(
            "F1 A power cut at any moment while clerks record loses no acknowledged complaint",
            .needs(.root, .disk(.ext4), .disk(.xfs)),
            arguments: FileSystem.allCases,
        )
        func nothingIsLost(kind: FileSystem) async throws {
            let tally = try await LoopDisk.with(kind) { disk in
                let node = try await FaultNode(in: disk.path)
                var held: Set<String> = []
                var tally = Tally()
                var chance = SplitMix64(seed: Counts.seed)
                for cut in 0..<Counts.cuts {
                    let told = try await Self.cut(disk, node, isServed: cut % 2 == 0, &chance)
                    held.formUnion(told)
                    try await node.isSound()
                    let found = try await node.ids()
                    tally.cuts += 1
                    tally.acknowledged += told.count
                    tally.lost += held.subtracting(found).count
                    held.formUnion(found)
                }
                return tally
            }
            Counts.tell("F1 \(kind.rawValue) \(tally), seed \(Counts.seed)")
            #expect(tally.cuts > 0 && tally.acknowledged >= tally.cuts)
            #expect(tally.lost == 0)
        }

        @Test(
            "F1 control: without fsync the same cuts do lose acknowledged complaints",
            .needs(.root, .disk(.ext4), .disk(.xfs)),
            arguments: FileSystem.allCases,
        )
        func controlLoses(kind: FileSystem) async throws {
            let shim = try Shim(.skip, .sync)
            var tally = Tally()
            var chance = SplitMix64(seed: Counts.seed)
            for _ in 0..<2 {
                try await LoopDisk.with(kind) { disk in
                    let node = try await FaultNode(in: disk.path)
                    let lying = node.run(by: shim.program)
                    let told = try await Self.cut(disk, lying, isServed: true, &chance)
                    // A node that cannot be opened any more has lost everything.
                    let found = try await node.readableIDs()
                    tally.cuts += 1
                    tally.acknowledged += told.count
                    tally.lost += told.subtracting(found).count
                }
            }
            Counts.tell("F1 control \(kind.rawValue) \(tally), fsyncs left out \(shim.fired)")
            #expect(shim.fired > 0)
            #expect(tally.lost > 0)
        }

        /// Cuts the power once clerks have been told of a few complaints, and starts again.
        ///
        /// - Returns: what they have been told.
        private static func cut(
            _ disk: LoopDisk,
            _ node: FaultNode,
            isServed: Bool,
            _ chance: inout SplitMix64,
        ) async throws -> Set<String> {
            try await disk.settle()
            let serving = isServed ? try await ServingNode(node) : nil
            let clerks = Clerks(3, at: node)
            let enough = chance.next(in: 1...12)
            let delay = chance.next(in: 0...40_000)
            do {
                try await clerks.work {
                    try await eventually("clerks are told of complaints") {
                        clerks.acknowledged.count >= enough
                    }
                    // Where within the next write the cut falls is the fault that is tried.
                    try await Task.sleep(for: .microseconds(delay))
                    try disk.cutPower()
                    clerks.stop()
                }
            } catch {
                await serving?.kill()
                throw error
            }
            await serving?.kill()
            try await disk.comeBack()
            return clerks.acknowledged
        }
    }
}
