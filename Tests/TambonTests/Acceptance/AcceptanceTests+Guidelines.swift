import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("A guideline from the counter to the yearly report")
    struct Guidelines {
        @Test("The sub-district's: a case of the box goes through memo, committee and two rounds")
        func karo() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let serving = try await ServingNode(centre)
            let month = try EndedMonth()
            let id = try await Self.receive(at: karo, month)
            try await karo.ok("sync", serving.url)
            // The centre looks on in the middle, and takes part.
            try await centre.does("act \(id) note --text ขอทราบผล")
            try await Self.twoRounds(of: id, at: karo)
            try await karo.ok("sync", serving.url)
            for node in [karo, centre] {
                let shown = try await node.json("show", id)
                #expect(shown["state"] == .text("closed") && shown["nextStep"] == .null)
                #expect(shown["conflicts"] == .array([]))
            }
            try await Self.reports(of: month, at: karo)
            try await karo.ok("sync", serving.url)
            let own = try await karo.ownState()
            let copy = try await centre.state(of: karo.office)
            #expect(own == copy)
            let report = "report consolidated --fiscal-year \(month.fiscalYear)"
            let offices = try await centre.tells(report)["offices"].elements
            let line = offices.first { $0["office"] == .text(karo.office) }
            #expect(line?["received"] == .number(2) && line?["closed"] == .number(1))
            try await serving.end()
        }

        /// From the opening of the box to the committee.
        private static func receive(at karo: DeskNode, _ month: EndedMonth) async throws -> String {
            try await karo.does("officer add 'นายสมชาย ใจดี' --position 'นายก อบต.' --signs")
            try await karo.does("check-channel complaint-box --found 1 --by สมศรี --witness สมชาย")
            let id = try await karo.tells(
                "record --channel complaint-box --subject เก็บเงินเกินจริง --detail เก็บค่าน้ำเกิน "
                    + "--received \(month.day.iso) --name สมหญิง --address 'หมู่ 3'"
            )["id"].text
            try await karo.does("act \(id) accept")
            try await karo.does("act \(id) triage --category conduct")
            try await karo.does(
                "act \(id) memo --facts เก็บเกิน --opinion มีมูล --proposal ตั้งกรรมการ"
            )
            let refused = try await karo.run("act", id, "sign", "--by", "คนอื่น")
            #expect(refused.code == 1 && refused.errors.contains("นายสมชาย ใจดี"))
            try await karo.does("act \(id) sign --by 'นายสมชาย ใจดี' --text เห็นชอบ")
            try await karo.does("act \(id) committee --number 15/2569 --member 'นางสุดา ประธาน'")
            return id
        }

        /// The result is reported, found not closed, told; and again, closed, told and reported.
        private static func twoRounds(of id: String, at karo: DeskNode) async throws {
            try await karo.does("act \(id) report-result --text พบว่าเก็บเกินจริง")
            try await karo.does("act \(id) not-close --text ยังไม่คืนเงิน")
            let untold = try await karo.tells("list --untold").elements.map { $0["id"].text }
            #expect(untold == [id])
            try await karo.does("act \(id) notify --text แจ้งแล้ว")
            try await karo.does("act \(id) assign --unit กองคลัง")
            try await karo.does("act \(id) report-result --text คืนเงินแล้ว")
            for action in ["close", "notify", "report-executive"] {
                try await karo.does("act \(id) \(action)")
            }
        }

        /// The month is frozen; what comes late is an adjustment; the year has both.
        private static func reports(of month: EndedMonth, at karo: DeskNode) async throws {
            #expect(try await karo.tells("freeze \(month.period)")["received"] == .number(1))
            let late = try await karo.tells(
                "record --channel phone --subject มาช้า --detail บนกระดาษ --received \(month.day.iso)"
            )["number"].text
            let monthly = try await karo.tells("report monthly --period \(month.period)")
            #expect(monthly["received"] == .number(1) && monthly["frozen"] == .flag(true))
            #expect(monthly["lateArrivals"].elements.map { $0["number"].text } == [late])
            let year = "--fiscal-year \(month.fiscalYear)"
            let annual = try await karo.tells("report annual \(year)")
            #expect(count("received", in: "summary", of: annual) == .number(2))
            #expect(count("conduct", in: "categories", of: annual) == .number(1))
            let published = try await karo.tells("report published \(year)")
            #expect(published["noComplaints"] == .flag(false))
        }

        private static func count(
            _ code: String,
            in section: String,
            of report: JSONValue
        ) -> JSONValue? {
            report[section].elements.first { $0["code"] == .text(code) }?["count"]
        }

        @Test("The school's: by telephone, accepted in a day, to the unit, and told")
        func school() async throws {
            let centre = try await DeskNode.centre()
            let school = try await centre.enrolled("80.21.school")
            let serving = try await ServingNode(centre)
            let month = try EndedMonth()
            try await school.does("procedure set school")
            try await school.does("point add ห้องธุรการ --phone 075-123456")
            try await school.does("officer add 'นางสาวอรทัย แก้วใส' --position ครู")
            try await school.does(
                "order add 12/2569 --date \(month.day.thai) "
                    + "--officer 'นางสาวอรทัย แก้วใส=รับเรื่องทางโทรศัพท์'"
            )
            let officers = try await school.tells("officer list")["officers"].elements
            #expect(officers.first?["duties"].elements.count == 1)
            try await Self.byTelephone(at: school, month, through: serving)
            let year = "--fiscal-year \(month.fiscalYear)"
            let annual = try await school.tells("report annual \(year)")
            #expect(Self.count("received", in: "summary", of: annual) == .number(1))
            #expect(Self.count("phone", in: "channels", of: annual) == .number(1))
            let published = try await school.tells("report published \(year)")
            #expect(published["noComplaints"] == .flag(true))
            let own = try await school.ownState()
            let copy = try await centre.state(of: school.office)
            #expect(own == copy)
            try await serving.end()
        }

        /// A case by telephone, from its receipt to the report to the executive.
        private static func byTelephone(
            at school: DeskNode,
            _ month: EndedMonth,
            through serving: ServingNode,
        ) async throws {
            let day = month.day.iso
            let id = try await school.tells(
                "record --channel phone --subject ห้องน้ำชำรุด --detail ใช้ไม่ได้ --received \(day) "
                    + "--name สมหญิง --phone 081-5550199"
            )["id"].text
            let found = try await school.tells("list --search '081 555 0199'").elements
            #expect(found.map { $0["id"].text } == [id])
            try await school.does("act \(id) accept --date \(day)")
            try await school.does("act \(id) triage --category service")
            let next = try await school.tells("show \(id)")["nextStep"]["actions"]
            #expect(next == .array([.text("call")]))
            try await school.does("act \(id) call --unit งานอาคาร")
            try await school.does("act \(id) memo --facts ชำรุด --proposal มอบงานอาคาร")
            try await school.does("act \(id) sign --by ผู้อำนวยการ --text อนุมัติ")
            try await school.does("act \(id) assign --unit งานอาคาร")
            try await school.ok("sync", serving.url)
            try await school.does("act \(id) report-result --text ซ่อมแล้ว")
            for action in ["notify", "close", "notify", "report-executive"] {
                try await school.does("act \(id) \(action)")
            }
            try await school.ok("sync", serving.url)
        }
    }
}
