import CSQLite
import Foundation
import Simulation
import Testing

/// The disk that the worlds stand on: what it keeps, what it loses, and that it says so.
@Suite("The simulated disk")
struct CrashDiskTests {
    @Test("What an fsync has confirmed survives a power cut", arguments: 0..<24 as Range<UInt64>)
    func syncedStays(_ seed: UInt64) throws {
        let database = try CrashedDatabase()
        for number in 1...20 { try database.add("\(number)") }
        database.machine.cutPower(seed: seed)
        try database.open()
        #expect(try database.entries() == (1...20).map { "\($0)" })
    }

    @Test("What no fsync has reached is lost or torn by a power cut, at least now and then")
    func unsyncedGoes() throws {
        var lost = 0
        var torn = 0
        for seed in 0..<24 as Range<UInt64> {
            let database = try CrashedDatabase(synchronous: "NORMAL")
            for number in 1...20 { try database.add("\(number)") }
            database.machine.cutPower(seed: seed)
            try database.open()
            let kept = try database.entries()
            #expect(kept == (1...20).map { "\($0)" }.prefix(kept.count).map(\.self))
            if kept.count < 20 { lost += 1 }
            torn += database.machine.counts.tornWrites
        }
        #expect(lost > 12)
        #expect(torn > 0)
    }

    @Test("After a power cut every call fails until the machine is started again")
    func downIsDown() throws {
        let database = try CrashedDatabase()
        try database.add("1")
        database.machine.cutPower(seed: 1)
        #expect(database.machine.isDown)
        #expect(throws: CrashedDatabase.Failure.self) { try database.add("2") }
        try database.open()
        try database.add("3")
        #expect(try database.entries() == ["1", "3"])
    }

    @Test("A killed process loses nothing that it has written")
    func killedKeeps() throws {
        let database = try CrashedDatabase(synchronous: "OFF")
        try database.add("1")
        database.machine.kill()
        #expect(throws: CrashedDatabase.Failure.self) { try database.add("2") }
        try database.open()
        #expect(try database.entries() == ["1"])
    }

    @Test(
        "A power cut at any write or fsync leaves all that was acknowledged before",
        arguments: [.powerAtWrite, .powerBeforeSync, .powerAfterSync, .killAtWrite]
            as [Machine.Fault]
    )
    func cutAtAnyCall(_ fault: Machine.Fault) throws {
        for countdown in 1...12 {
            let database = try CrashedDatabase()
            database.machine.arm(fault, countdown: countdown, seed: UInt64(countdown))
            var acknowledged: [String] = []
            while (try? database.add("\(acknowledged.count)")) != nil, acknowledged.count < 20 {
                acknowledged.append("\(acknowledged.count)")
            }
            #expect(database.machine.disarm() == fault)
            try database.open()
            let kept = try database.entries()
            #expect(kept.starts(with: acknowledged))
            #expect(kept.count <= acknowledged.count + 1)
        }
    }

    @Test(
        "A failed write or fsync is reported, and the transaction is not there",
        arguments: [
            Machine.Fault.writeFails, .syncFails,
        ]
    )
    func failureIsReported(_ fault: Machine.Fault) throws {
        let database = try CrashedDatabase()
        try database.add("1")
        database.machine.arm(fault, countdown: 1, seed: 3)
        #expect(throws: CrashedDatabase.Failure(code: SQLITE_IOERR)) { try database.add("2") }
        #expect(database.machine.disarm() == fault)
        #expect(try database.entries() == ["1"])
    }

    @Test("A full disk takes no growth, and takes it again when there is room")
    func fullDisk() throws {
        let database = try CrashedDatabase()
        try database.add("1")
        database.machine.setRoom(bytes: 1_000)
        #expect(throws: CrashedDatabase.Failure(code: SQLITE_FULL)) { try database.add("2") }
        #expect(database.machine.counts.refusedWrites > 0)
        database.machine.setRoom(bytes: nil)
        try database.add("3")
        #expect(try database.entries() == ["1", "3"])
    }

    @Test("A lying disk loses what it has confirmed")
    func lyingDisk() throws {
        let database = try CrashedDatabase()
        database.machine.lieAboutSyncs()
        for number in 1...20 { try database.add("\(number)") }
        database.machine.cutPower(seed: 0)
        try database.open()
        #expect(try database.entries().count < 20)
    }

    @Test("A clean shutdown writes everything through to the folder")
    func settled() throws {
        let database = try CrashedDatabase(synchronous: "OFF")
        try database.add("1")
        database.close()
        database.machine.settle()
        database.machine.cutPower(seed: 0)
        try database.open()
        #expect(try database.entries() == ["1"])
    }
}
