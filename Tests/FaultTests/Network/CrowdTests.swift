import Foundation
import Glibc
import Testing
import TestGround

extension FaultTests {
    /// Too many callers, and callers who mean no good.
    @Suite("A crowd at the door")
    struct Crowds {
        @Test("F30 Whoever holds hundreds of half-open connections keeps no office out for good")
        func slowCallers() async throws {
            try await Self.besideOthers { port in
                let head = Array("POST /exchange HTTP/1.1\r\nHost: x\r\nX-Slow: ".utf8)
                return try (0..<Counts.slowCallers).map { index in
                    let connection = try LoopbackSocket.connect(to: port)
                    if index % 3 > 0 { _ = LoopbackSocket.write(head, to: connection) }
                    return connection
                }
            }
        }

        @Test(
            "F30 A flood of requests in one go is answered or broken off, and keeps no office out"
        )
        func pipelining() async throws {
            try await Self.besideOthers { port in
                let one = "POST /exchange HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nnone"
                let flood = Array(String(repeating: one, count: 2_000).utf8)
                return try (0..<10).map { _ in
                    let connection = try LoopbackSocket.connect(to: port)
                    // Whoever does not read the answers must not be waited for either.
                    _ = fcntl(connection, F_SETFL, O_NONBLOCK)
                    _ = LoopbackSocket.write(flood, to: connection)
                    return connection
                }
            }
        }

        @Test("F32 All offices that come back at once after an outage are served, each one whole")
        func allAtOnce() async throws {
            let folder = try TestFolder()
            let (first, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            var offices = [first]
            for index in 1..<Counts.offices {
                let office = try await FaultNode("80.21.o\(index)", in: folder.path)
                try await office.meet(centre)
                offices.append(office)
            }
            for office in offices {
                try await office.ok("record", "--from", "-", input: Complaints.lines(5))
            }
            try await ServingNode.during(centre) { serving in
                let outcomes = try await withThrowingTaskGroup(of: ProgramOutcome.self) { group in
                    for office in offices {
                        group.addTask { try await office.run("sync", serving.url) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                for outcome in outcomes { #expect(outcome.code == 0, "\(outcome.account)") }
            }
            try await centre.isSound()
            #expect(try await centre.ids().count == 5 * offices.count)
            Counts.tell("F32 offices at once \(offices.count)")
        }

        /// Checks that an office is served in time, and within bounded memory, while others are at the
        /// door.
        private static func besideOthers(_ others: (UInt16) throws -> [Int32]) async throws {
            let parcel = try await Parcel(complaints: 20)
            let home = try TestFolder()
            let centre = try await parcel.receiver(in: home.path)
            let bounded = Program(before: ["prlimit", "--as=4000000000"])
            try await ServingNode.during(centre, by: bounded) { serving in
                let connections = try others(serving.port)
                defer { connections.forEach { close($0) } }
                let clock = ContinuousClock()
                let start = clock.now
                let outcome = try await parcel.office.run("sync", serving.url)
                Counts.tell("F30 served after \(clock.now - start) beside \(connections.count)")
                #expect(outcome.code == 0, "\(outcome.account)")
                #expect(serving.program.isRunning)
            }
            try await parcel.isHeld(by: centre)
        }
    }
}
