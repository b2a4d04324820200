import Foundation
import Testing
import TestGround

extension FaultTests {
    /// Sticks with FAT32, in machines whose power is cut.
    @Suite("A stick with FAT32", .needs(.emulator))
    struct FatSticks {
        @Test(
            "F9 A power cut at any moment of a visit leaves whole parcels alone on FAT32, and all that was safe"
        )
        func cuts() async throws {
            let office = try await EmulatedOffice(complaints: 60)
            let pace = try await Self.pace(of: office)
            var chance = SplitMix64(seed: Counts.seed)
            var recorded = pace.visits.recorded
            var safe = pace.visits.safe
            var torn = 0
            for cut in 0..<Counts.emulatedCuts {
                let visits = try await Self.cut(cut, office, pace, &chance)
                recorded.formUnion(visits.recorded)
                safe.formUnion(visits.safe)
                torn += try await office.names().count { $0.hasSuffix(".TMP") }
                let (ids, refused) = try await office.delivered()
                #expect(refused.isEmpty, "cut \(cut): \(refused)")
                #expect(ids.isSuperset(of: safe), "cut \(cut)")
            }
            let last = try office.work(
                Visits.mounting + Visits.visit() + "tambon verify && echo SOUND\n"
            )
            try await last.isDone()
            #expect(last.lines.contains("SOUND"), "\(last.lines)")
            recorded.formUnion(Visits(last.lines).recorded)
            let (ids, refused) = try await office.delivered()
            #expect(refused.isEmpty && ids.isSuperset(of: recorded), "\(refused)")
            Counts.tell(
                "F9 cuts \(Counts.emulatedCuts), recorded \(recorded.count), safe \(safe.count), "
                    + "temporary files seen \(torn), seed \(Counts.seed)"
            )
            #expect(!safe.isEmpty)
        }

        @Test(
            "F9 A backup and an exported file on FAT32 outlive a cut once they are said to be done"
        )
        func files() async throws {
            let office = try await EmulatedOffice(complaints: 5)
            let machine = try office.work(
                Visits.mounting + """
                    tambon export --to centre --out /stick/OFFICE.TBN && \
                        tambon backup /stick/OFFICE.BAK && echo \(Visits.end)
                    sleep 1000
                    """
            )
            try await machine.says(Visits.end)
            await machine.cutPower()
            let place = try TestFolder()
            let names = try await office.carried(to: place)
            #expect(Set(names).isSuperset(of: ["OFFICE.TBN", "OFFICE.BAK"]), "\(names)")
            let centre = try office.receiver(in: place)
            try await centre.ok("import", place.file("stick/OFFICE.TBN"))
            let restored = FaultNode(there: place.file("restored"), office: "80.21.karo")
            let outcome = try await Program().run(
                ["restore", place.file("stick/OFFICE.BAK"), "--node", restored.directory]
            )
            #expect(outcome.code == 0, "\(outcome.account)")
            let ids = try await restored.ids()
            #expect(ids.count == 5)
            #expect(try await centre.ids() == ids)
        }

        @Test("F9 control: without fsync the same cuts do lose what was said to be safe")
        func control() async throws {
            let office = try await EmulatedOffice(complaints: 5)
            let machine = try office.work(Visits.forEver(under: Visits.shim(.skip, .sync)))
            try await machine.says(Visits.end)
            await machine.cutPower()
            let safe = Visits(machine.lines).safe
            // A parcel without its content is as lost as one that is not there.
            let ids = try await office.delivered().ids
            Counts.tell("F9 control: safe \(safe.count), lost \(safe.subtracting(ids).count)")
            #expect(!safe.isSubset(of: ids))
        }

        @Test("F10 A full or write-protected FAT32 stick is refused by name and holds nothing half")
        func fullAndProtected() async throws {
            let office = try await EmulatedOffice(complaints: 60)
            let machine = try office.work(
                Visits.mounting + """
                    dd if=/dev/zero of=/stick/FILLER.BIN bs=4096 2>/dev/null
                    \(Visits.visit())
                    echo LEFT $(ls /stick)
                    rm /stick/FILLER.BIN
                    \(Visits.visit())
                    mount -o remount,ro /stick
                    \(Visits.visit())
                    """
            )
            try await machine.isDone()
            let said = machine.lines.joined(separator: "\n")
            let visits = Visits(machine.lines)
            #expect(said.contains("LEFT FILLER.BIN\n"), "\(said)")
            #expect(said.contains("has no room for"), "\(said)")
            #expect(said.contains("is write-protected"), "\(said)")
            #expect(visits.count == 1 && visits.recorded.count == 3)
            let (ids, refused) = try await office.delivered()
            #expect(refused.isEmpty && ids.isSuperset(of: visits.safe), "\(refused)")
            Counts.tell("F10 emulated: visits \(visits.recorded.count), safe \(visits.count)")
        }

        @Test("F10 Short names, folded case, Thai names beside them: every mount of FAT serves")
        func names() async throws {
            let office = try await EmulatedOffice(complaints: 5)
            let mounts = [
                "-t msdos", "-t vfat -o shortname=lower", "-t vfat -o shortname=winnt,check=s",
                "-t vfat -o utf8,nonumtail,umask=077",
            ]
            let work = mounts.map { words in
                """
                mount \(words) /dev/sda /stick || echo NO STICK
                echo junk > /stick/THAI.TXT
                \(Visits.visit())
                umount /stick

                """
            }
            let thai = """
                mount -t vfat -o utf8 /dev/sda /stick
                mkdir /stick/เอกสาร
                echo junk > /stick/ก่อนหน้า.TBN
                \(Visits.visit())
                echo JUNK $(cat /stick/ก่อนหน้า.TBN)

                """
            let machine = try office.work(work.joined() + thai)
            try await machine.isDone()
            let visits = Visits(machine.lines)
            #expect(visits.count == mounts.count + 1, "\(machine.lines)")
            #expect(machine.lines.contains("JUNK junk"), "\(machine.lines)")
            #expect(try await office.names().contains(where: EmulatedOffice.isParcel))
            let (ids, refused) = try await office.delivered()
            #expect(refused.isEmpty && ids.isSuperset(of: visits.safe), "\(refused)")
        }

        @Test("F11 What a forgetful stick has lost goes again with the next, until a receipt comes")
        func forgetful() async throws {
            let office = try await EmulatedOffice(complaints: 5)
            let waiting =
                "echo WAITING $(tambon list --not-arrived --json | grep -o '\"id\"' | wc -l)\n"
            let lying = try office.work(Visits.mounting + Visits.visit() + waiting, .forgetful)
            try await lying.isDone()
            let told = Visits(lying.lines)
            #expect(told.count == 1 && lying.lines.contains("WAITING 6"), "\(lying.lines)")
            // The control: it did forget.
            #expect(try await office.delivered().ids.isEmpty)
            let honest = try office.work(Visits.mounting + Visits.visit() + waiting)
            try await honest.isDone()
            #expect(honest.lines.contains("WAITING 7"), "\(honest.lines)")
            let (ids, refused) = try await office.delivered()
            #expect(refused.isEmpty && ids.count == 7, "\(refused)")
            #expect(ids.isSuperset(of: told.safe))
        }

        /// How an undisturbed visit goes.
        private struct Pace {
            let visits: Visits
            let duration: Duration
            let calls: [Shim.Calls: Int]
        }

        /// Measures a visit to a stick that holds an older parcel already.
        private static func pace(of office: EmulatedOffice) async throws -> Pace {
            let counting = Shim.Calls.allCases.map { calls in
                Visits.visit(under: Visits.shim(.watch, calls))
                    + "echo CALLS \(calls.rawValue) $(wc -c < /tmp/faults)\nrm /tmp/faults\n"
            }
            let machine = try office.work(Visits.mounting + Visits.visit() + counting.joined())
            let clock = ContinuousClock()
            try await machine.says(Visits.begin)
            let start = clock.now
            try await machine.says(Visits.begin, times: 2)
            let duration = clock.now - start
            try await machine.isDone()
            var calls: [Shim.Calls: Int] = [:]
            for line in machine.lines where line.hasPrefix("CALLS ") {
                let words = line.split(separator: " ")
                guard let kind = Shim.Calls(rawValue: String(words[1])) else { continue }
                calls[kind] = Int(words[2])
            }
            try #require(calls.count == 2, "\(machine.lines)")
            return Pace(visits: Visits(machine.lines), duration: duration, calls: calls)
        }

        /// Cuts the power: right before a chosen call, at any moment, or as soon as it is said to be safe.
        private static func cut(
            _ cut: Int,
            _ office: EmulatedOffice,
            _ pace: Pace,
            _ chance: inout SplitMix64,
        ) async throws -> Visits {
            let machine: EmulatedMachine
            switch cut % 4 {
            case 0, 1:
                let calls: Shim.Calls = cut % 4 == 0 ? .sync : .write
                let place = chance.next(in: 1...max(1, try #require(pace.calls[calls])))
                machine = try office.work(Visits.stopping(calls, at: place))
                try await machine.says(Visits.stopped)
            case 2:
                machine = try office.work(Visits.forEver())
                try await machine.says(Visits.end)
            default:
                machine = try office.work(Visits.forEver())
                try await machine.says(Visits.begin, times: chance.next(in: 1...2))
                // Where the cut falls within the visit is the fault that is tried.
                try await Task.sleep(for: pace.duration * chance.next(in: 0...999) / 1_000)
            }
            await machine.cutPower()
            return Visits(machine.lines)
        }
    }
}
