import Foundation
import Testing
import TestGround

extension FaultTests {
    /// Encrypted connections of a machine whose date is wrong.
    @Suite(
        "TLS with a wrong date",
        .needs(.root, .tool(["socat", "-V"]), .tool(["openssl", "version"]))
    )
    struct WrongDates {
        /// How far the clock is off: before the certificate, after its end, and in the Buddhist era.
        private static let offsets = [-31, 13, 543].map { $0 * 31_556_952 }

        @Test(
            "F16 With a wrong clock TLS fails with a word on the date, and a stick goes all the same"
        )
        func diagnosed() async throws {
            let (folder, stick) = (try TestFolder(), try TestFolder())
            let (office, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            var fired = 0
            try await ServingNode.during(centre) { serving in
                try await SecureFront.during(serving) { front in
                    for seconds in Self.offsets {
                        #expect(try await office.record("ปีผิด \(seconds)") != nil)
                        let shim = try Shim(clockOff: seconds)
                        var program = front.program
                        program.environment = shim.program.environment
                        let skewed = office.run(by: program)
                        let outcome = try await skewed.run("sync", front.url)
                        #expect(outcome.isPlainRefusal, "\(outcome.account)")
                        #expect(outcome.errors.contains("date"), "\(outcome.account)")
                        fired += shim.fired
                        try await skewed.ok("sync", stick.path)
                        try await centre.ok("sync", stick.path)
                        let here = try await office.state(of: office.office)
                        let there = try await centre.state(of: office.office)
                        #expect(here == there)
                    }
                    // The control: it was the clock, and nothing else.
                    #expect(try await office.record("ปีถูก") != nil)
                    try await office.run(by: front.program).ok("sync", front.url)
                }
            }
            try await office.isSound()
            try await centre.isSound()
            #expect(try await centre.ids().count == Self.offsets.count + 1)
            #expect(fired >= Self.offsets.count)
        }

        @Test("F16 A hub whose certificate has run out is told of as such, and nothing is lost")
        func expired() async throws {
            let folder = try TestFolder()
            let (office, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            let twoYearsAgo = try Shim(clockOff: -2 * 31_556_952)
            try await ServingNode.during(centre) { serving in
                try await SecureFront.during(serving, issuer: twoYearsAgo.program) { front in
                    let outcome = try await office.run(by: front.program).run("sync", front.url)
                    #expect(outcome.isPlainRefusal, "\(outcome.account)")
                    #expect(outcome.errors.contains("date"), "\(outcome.account)")
                }
                try await office.ok("sync", serving.url)
            }
            #expect(twoYearsAgo.fired > 0)
        }
    }
}
