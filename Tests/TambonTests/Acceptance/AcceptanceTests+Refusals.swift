import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("What is refused")
    struct Refusals {
        private static let phone = [
            "record", "--channel", "phone", "--subject", "ก", "--detail", "ข",
        ]

        @Test("A word that means nothing is named, and nothing changes")
        func unknownWords() async throws {
            let karo = try await DeskNode()
            let id = try await karo.record("น้ำไม่ไหล")
            try await karo.staysAsItIs {
                let pigeon = ["record", "--channel", "pigeon", "--subject", "ก", "--detail", "ข"]
                try await karo.refuses(pigeon, naming: ["pigeon", "phone"])
                let ufo = Self.phone + ["--category", "ufo"]
                try await karo.refuses(ufo, naming: ["ufo", "corruption"])
                for name in ["99/2569", "๙๙/๒๕๖๙", "nonsense", "0000000000000000000000000000"] {
                    try await karo.refuses(["show", name], naming: [name])
                    try await karo.refuses(["act", name, "note", "--text", "x"], naming: [name])
                    try await karo.refuses(["edit", name, "place", "x"], naming: [name])
                    try await karo.refuses(["void", name, "--reason", "x"], naming: [name])
                    try await karo.refuses(["link", id, name], naming: [name])
                }
                try await karo.refuses(["show", "80.99.x:1/2569"], naming: ["80.99.x"])
                try await karo.refuses(["list", "--office", "80.99.x"], naming: ["80.99.x"])
                try await karo.refuses(["state", "--office", "80.99.x"], naming: ["80.99.x"])
                try await karo.refuses(["act", id, "fly"], naming: ["fly", "progress"])
                try await karo.refuses(["edit", id, "colour", "x"], naming: ["colour", "place"])
                try await karo.refuses(["edit", id, "channel", "pigeon"], naming: ["pigeon"])
                try await karo.refuses(["link", id, id], naming: [id])
                try await karo.refuses(["void", id, "--reason", " "], naming: ["void"])
                try await karo.refuses(["act", id, "accept", "--category", "ufo"], naming: ["ufo"])
                try await karo.refuses(
                    ["act", id, "retract", "--retract", "7", "--reason", "x"],
                    naming: ["7"]
                )
                try await karo.refuses(["check-channel", "pigeon"], naming: ["pigeon"])
                try await karo.refuses(["channel", "end", "pigeon"], naming: ["pigeon"])
                try await karo.refuses(["holiday", "end", "1/2/2569"], naming: ["2026-02-01"])
                try await karo.refuses(
                    ["edit", id, "place", "x", "--basis", "b1-zzz"],
                    naming: ["b1-zzz"]
                )
            }
        }

        @Test("Whoever sends something down to a code with no office under it is told so")
        func nobodyUnder() async throws {
            let centre = try await DeskNode.centre()
            let deeds = [
                ["holiday", "add", "13/8/2569", "--name", "วันหยุดพิเศษ"],
                ["procedure", "set", "school"],
            ]
            for deed in deeds {
                let words = centre.words(deed + ["--under", "80.22"])
                let outcome = try await ProgramRunner().run(words)
                #expect(outcome.code == 0, "\(outcome.account)")
                #expect(outcome.errors.contains("เครื่องนี้ไม่มีสำนักงานใดใต้รหัส 80.22"))
                #expect(outcome.errors.contains("No office under 80.22 is known here"))
            }
        }

        @Test("What is not in conflict cannot be settled, by a value no more than by a dot")
        func nothingToSettle() async throws {
            let karo = try await DeskNode()
            let id = try await karo.record("น้ำไม่ไหล")
            try await karo.staysAsItIs {
                try await karo.refuses(
                    ["resolve", id, "place", "--keep", "1234:1"],
                    naming: ["place"]
                )
                try await karo.refuses(["resolve", id, "place", "--value", "x"], naming: ["place"])
                try await karo.refuses(
                    ["resolve", id, "colour", "--value", "x"],
                    naming: ["colour"]
                )
            }
        }

        @Test("A date that cannot be is refused, and the likely slip is named")
        func dates() async throws {
            let karo = try await DeskNode()
            let today = BangkokDay(.now)
            let id = try await karo.record("น้ำไม่ไหล")
            let tomorrow = today.adding(days: 1)
            let longAgo = today.adding(days: -4 * 366)
            let slips: [(typed: String, named: [String])] = [
                ("32/1/2569", ["32/1/2569"]), ("2569-02-30", ["2569-02-30"]),
                ("เมื่อวาน", ["เมื่อวาน"]),
                (tomorrow.thai, [tomorrow.iso, today.iso]), (tomorrow.iso, [tomorrow.iso]),
                (longAgo.thai, [longAgo.iso]), ("1/1/3112", ["3112", "2569"]),
                // The year of the era that was not meant: 2569 B.E. less 543 twice.
                ("1/1/1483", ["1483"]),
                // The last two digits of B.E. 2569 behind a C.E. century: 43 years ahead.
                ("1/1/2069", ["2069-01-01"]),
            ]
            try await karo.staysAsItIs {
                for slip in slips {
                    let record = Self.phone + ["--received", slip.typed]
                    try await karo.refuses(record, naming: slip.named)
                    try await karo.refuses(
                        ["edit", id, "received", slip.typed],
                        naming: slip.named
                    )
                    let note = ["act", id, "note", "--text", "x", "--date", slip.typed]
                    try await karo.refuses(note, naming: slip.named)
                }
            }
            for typed in [tomorrow.thai, longAgo.thai] {
                let words = Self.phone + ["--received", typed, "--accept-date"]
                let taken = try await ProgramRunner().run(karo.words(words))
                #expect(taken.code == 0, "\(taken.account)")
            }
        }

        @Test("Both eras and both orders of a date mean the same day")
        func sameDay() async throws {
            let karo = try await DeskNode()
            let day = BangkokDay(.now).adding(days: -40)
            for typed in [day.iso, day.thai, day.isoBuddhist, day.thaiCommonEra, day.thaiNumerals] {
                let id = try await karo.record("วันเดียวกัน", "--received", typed)
                let received = try await karo.json("show", id)["received"].text
                #expect(received.hasPrefix(day.iso), "\(typed)")
            }
        }

        @Test("Wrong use ends with 64, whatever is wrong in it")
        func wrongUse() async throws {
            let karo = try await DeskNode()
            try await karo.staysAsItIs {
                for words in [
                    ["record", "--channel", "phone"], ["list", "--state", "lost"],
                    ["list", "--limit", "0"], ["show"], ["report", "yearly"],
                    ["report", "monthly", "--period", "2569-13"], ["resolve", "1/2569", "place"],
                    ["export", "--to", "..", "--out", "x"], ["serve", "--listen", "nowhere"],
                    ["channel", "frobnicate"],
                ] {
                    try await karo.refuses(words, code: 64, naming: [])
                }
            }
            let missing = try await ProgramRunner().run(["list"])
            missing.isRefusal(code: 64, naming: ["--node", "TAMBON_NODE"])
            let unknown = try await ProgramRunner().run(["frobnicate"])
            unknown.isRefusal(code: 64, naming: ["frobnicate"])
        }

        @Test("A peer that is not there, and a stick that is not in, are named")
        func noPeer() async throws {
            let karo = try await DeskNode.centre().enrolled()
            try await karo.record("น้ำไม่ไหล")
            try await karo.staysAsItIs {
                let socket = try LoopbackSocket.listen()
                let address = "http://127.0.0.1:\(LoopbackSocket.port(of: socket))"
                close(socket)
                try await karo.refuses(["sync", address], naming: [address])
                try await karo.refuses(["sync", "/media/no-stick"], naming: ["/media/no-stick"])
                try await karo.refuses(["sync", "http://"], naming: ["http://"])
                let out = ["export", "--to", "centre", "--out", "/no-folder/x.tbn"]
                try await karo.refuses(out, naming: ["/no-folder/x.tbn"])
                let report = ["report", "register", "--out", "/no-folder/x.txt"]
                try await karo.refuses(report, naming: ["/no-folder/x.txt"])
                let lines = ["record", "--from", "/no-folder/x.jsonl"]
                try await karo.refuses(lines, naming: ["/no-folder/x.jsonl"])
            }
        }
    }
}
