import Glibc
import Testing
import TestGround

extension FaultTests {
    /// A machine without enough memory.
    @Suite("Too little memory", .needs(.root, .memoryBound))
    struct Memory {
        @Test(
            "F42 An import that dies for want of memory has done all or nothing, and can be repeated"
        )
        func importing() async throws {
            let parcel = try await Parcel(complaints: 400, noiseBytes: 400)
            let peak = try await Self.peakBytes(of: parcel)
            let total = try await parcel.office.ids()
            let home = try TestFolder()
            var (died, done) = (0, 0)
            for (round, percent) in Self.percents.enumerated() {
                let centre = try await parcel.receiver(in: home.file("\(round)"))
                let outcome = try await MemoryBound.with(bytes: peak / 100 * percent) { bound in
                    try await bound.program.run(centre.words(["import", parcel.path]))
                }
                if outcome.code == 0 { done += 1 } else { died += 1 }
                try await centre.isSound()
                let found = try await centre.ids()
                #expect(found.isEmpty || found == total)
                if outcome.code == 0 { #expect(found == total) }
                try await centre.ok("import", parcel.path)
                try await parcel.isHeld(by: centre)
            }
            Counts.tell("F42 peak \(peak) bytes, imports that died \(died), that were done \(done)")
            #expect(died > 0 && done > 0)
        }

        /// Parts of what an import takes that nobody bounds, from far too little to plenty.
        private static let percents = [40, 70, 78, 84, 90, 96, 300]

        private static func peakBytes(of parcel: Parcel) async throws -> Int {
            let home = try TestFolder()
            let centre = try await parcel.receiver(in: home.path)
            return try await MemoryBound.with(bytes: 1 << 30) { bound in
                let outcome = try await bound.program.run(centre.words(["import", parcel.path]))
                try #require(outcome.code == 0, "\(outcome.account)")
                return try bound.peakBytes()
            }
        }
    }
}
