import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("A guideline from the counter to the yearly report")
    struct Guidelines {
        /// The words of a month that has ended, and of the fiscal year that it lies in.
        private struct Month {
            let day: BangkokDay
            /// `2569-01`.
            var period: String { String(day.isoBuddhist.prefix(7)) }
            /// `2569`.
            let fiscalYear: String

            init() throws {
                // The last day of the month before.
                let today = BangkokDay(Date())
                let ofMonth = try #require(Int(today.iso.suffix(2)))
                day = today.adding(days: -ofMonth)
                let month = try #require(Int(day.iso.dropFirst(5).prefix(2)))
                let year = try #require(Int(day.isoBuddhist.prefix(4)))
                fiscalYear = String(month >= 10 ? year + 1 : year)
            }
        }

        private static func count(
            _ code: String,
            in section: String,
            of report: JSONValue
        ) -> JSONValue? {
            report[section].elements.first { $0["code"] == .text(code) }?["count"]
        }

        @Test("The sub-district's: a case of the box goes through memo, unit and two rounds")
        func karo() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let serving = try await ServingNode(centre)
            let month = try Month()
            try await karo.ok(
                "officer",
                "add",
                "นายสมชาย ใจดี",
                "--position",
                "นายก อบต.",
                "--signs"
            )
            try await karo.ok(
                "check-channel",
                "complaint-box",
                "--found",
                "1",
                "--by",
                "สมศรี",
                "--witness",
                "สมชาย"
            )
            let id = try await karo.json(
                "record",
                "--channel",
                "complaint-box",
                "--subject",
                "เก็บเงินเกินจริง",
                "--detail",
                "เก็บค่าน้ำเกิน",
                "--received",
                month.day.iso,
                "--name",
                "สมหญิง",
                "--address",
                "หมู่ 3"
            )["id"].text
            try await karo.ok("act", id, "accept")
            try await karo.ok("act", id, "triage", "--category", "conduct")
            try await karo.ok(
                "act",
                id,
                "memo",
                "--facts",
                "เก็บเกิน",
                "--opinion",
                "มีมูล",
                "--proposal",
                "ตั้งกรรมการ"
            )
            let refused = try await karo.run("act", id, "sign", "--by", "คนอื่น")
            #expect(refused.code == 1 && refused.errors.contains("นายสมชาย ใจดี"))
            try await karo.ok("act", id, "sign", "--by", "นายสมชาย ใจดี", "--text", "เห็นชอบ")
            try await karo.ok(
                "act",
                id,
                "committee",
                "--number",
                "15/2569",
                "--member",
                "นางสุดา ประธาน"
            )
            try await karo.ok("sync", serving.url)
            // The centre looks on in the middle, and takes part.
            try await centre.ok("act", id, "note", "--text", "ขอทราบผล")
            try await karo.ok("act", id, "report-result", "--text", "พบว่าเก็บเกินจริง")
            try await karo.ok("act", id, "not-close", "--text", "ยังไม่คืนเงิน")
            let untold = try await karo.json("list", "--untold").elements.map { $0["id"].text }
            #expect(untold == [id])
            try await karo.ok("act", id, "notify", "--text", "แจ้งแล้ว")
            try await karo.ok("act", id, "assign", "--unit", "กองคลัง")
            try await karo.ok("act", id, "report-result", "--text", "คืนเงินแล้ว")
            try await karo.ok("act", id, "close")
            try await karo.ok("act", id, "notify")
            try await karo.ok("act", id, "report-executive")
            try await karo.ok("sync", serving.url)
            for node in [karo, centre] {
                let shown = try await node.json("show", id)
                #expect(shown["state"] == .text("closed") && shown["nextStep"] == .null)
                #expect(shown["conflicts"] == .array([]))
            }
            let frozen = try await karo.json("freeze", month.period)
            #expect(frozen["received"] == .number(1))
            let late = try await karo.json(
                "record",
                "--channel",
                "phone",
                "--subject",
                "มาช้า",
                "--detail",
                "บนกระดาษ",
                "--received",
                month.day.iso
            )["number"].text
            let monthly = try await karo.json("report", "monthly", "--period", month.period)
            #expect(monthly["received"] == .number(1) && monthly["frozen"] == .flag(true))
            #expect(monthly["lateArrivals"].elements.map { $0["number"].text } == [late])
            let annual = try await karo.json("report", "annual", "--fiscal-year", month.fiscalYear)
            #expect(Self.count("received", in: "summary", of: annual) == .number(2))
            #expect(Self.count("conduct", in: "categories", of: annual) == .number(1))
            let published = try await karo.json(
                "report",
                "published",
                "--fiscal-year",
                month.fiscalYear
            )
            #expect(published["noComplaints"] == .flag(false))
            try await karo.ok("sync", serving.url)
            let own = try await karo.ownState()
            let copy = try await centre.state(of: karo.office)
            #expect(own == copy)
            let consolidated = try await centre.json(
                "report",
                "consolidated",
                "--fiscal-year",
                month.fiscalYear
            )
            let line = consolidated["offices"].elements.first { $0["office"] == .text(karo.office) }
            #expect(line?["received"] == .number(2) && line?["closed"] == .number(1))
            try await serving.end()
        }

        @Test("The school's: by telephone, accepted in a day, to the unit, and told")
        func school() async throws {
            let centre = try await DeskNode.centre()
            let school = try await centre.enrolled("80.21.school")
            let serving = try await ServingNode(centre)
            let month = try Month()
            try await school.ok("procedure", "set", "school")
            try await school.ok("point", "add", "ห้องธุรการ", "--phone", "075-123456")
            try await school.ok("officer", "add", "นางสาวอรทัย แก้วใส", "--position", "ครู")
            try await school.ok(
                "order",
                "add",
                "12/2569",
                "--date",
                month.day.thai,
                "--officer",
                "นางสาวอรทัย แก้วใส=รับเรื่องทางโทรศัพท์"
            )
            let officers = try await school.json("officer", "list")["officers"].elements
            #expect(officers.first?["duties"].elements.count == 1)
            let id = try await school.json(
                "record",
                "--channel",
                "phone",
                "--subject",
                "ห้องน้ำชำรุด",
                "--detail",
                "ใช้ไม่ได้",
                "--received",
                month.day.iso,
                "--name",
                "สมหญิง",
                "--phone",
                "081-5550199"
            )["id"].text
            let found = try await school.json("list", "--search", "081 555 0199").elements
            #expect(found.map { $0["id"].text } == [id])
            try await school.ok("act", id, "accept", "--date", month.day.iso)
            try await school.ok("act", id, "triage", "--category", "service")
            #expect(
                try await school.json("show", id)["nextStep"]["actions"] == .array([.text("call")])
            )
            try await school.ok("act", id, "call", "--unit", "งานอาคาร")
            try await school.ok("act", id, "memo", "--facts", "ชำรุด", "--proposal", "มอบงานอาคาร")
            try await school.ok("act", id, "sign", "--by", "ผู้อำนวยการ", "--text", "อนุมัติ")
            try await school.ok("act", id, "assign", "--unit", "งานอาคาร")
            try await school.ok("sync", serving.url)
            try await school.ok("act", id, "report-result", "--text", "ซ่อมแล้ว")
            try await school.ok("act", id, "notify", "--text", "โทรแจ้งแล้ว")
            try await school.ok("act", id, "close")
            try await school.ok("act", id, "notify")
            try await school.ok("act", id, "report-executive")
            try await school.ok("sync", serving.url)
            let annual = try await school.json(
                "report",
                "annual",
                "--fiscal-year",
                month.fiscalYear
            )
            #expect(Self.count("received", in: "summary", of: annual) == .number(1))
            #expect(Self.count("phone", in: "channels", of: annual) == .number(1))
            let published = try await school.json(
                "report",
                "published",
                "--fiscal-year",
                month.fiscalYear
            )
            #expect(published["noComplaints"] == .flag(true))
            let own = try await school.ownState()
            let copy = try await centre.state(of: school.office)
            #expect(own == copy)
            try await serving.end()
        }
    }
}
