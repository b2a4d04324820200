import ComplaintModel
import FieldNode
import Reports

/// The story that `demo` tells, Thai with English beside it.
struct DemoStory {
    let console: any Console

    /// Plays it with three fresh nodes.
    func tell(_ offices: DemoOffices) async throws {
        try await workApart(offices)
        var exchange = DemoExchange(offices)
        try await say(
            "แลกเปลี่ยนครั้งแรก",
            "first exchange: karo over the network, the school by stick"
        )
        try await exchange.all()
        try await disagree(offices)
        try await exchange.all()
        try await settle(offices)
        try await exchange.all()
        try await compare(offices)
        try await count(exchange)
        try await report(offices.centre)
        try await next(offices)
    }

    private func say(_ thai: String, _ english: String) async throws {
        try await console.say("• \(thai) / \(english)")
    }

    private func workApart(_ offices: DemoOffices) async throws {
        try await say("ตั้งสามสำนักงาน", "three nodes are set up, each with its own keys and database")
        for (name, office) in [("อบต.กะหรอ", offices.karo), ("โรงเรียนบ้านนา", offices.school)] {
            let work = DemoCasework(office: office)
            let (recorded, actions) = (try work.record(), try work.work())
            try await say(
                "\(name) บันทึก \(recorded) เรื่อง ดำเนินการ \(actions) รายการ โดยไม่มีเครือข่าย",
                "\(office.office.code) records \(recorded) complaints and takes \(actions) actions, "
                    + "with no network"
            )
        }
    }

    /// Each office and the centre change the same field, and neither knows of the other.
    private func disagree(_ offices: DemoOffices) async throws {
        for office in [offices.karo, offices.school] {
            let name = try caseID(of: office)
            try office.edit(name, .place, to: "หน้าที่ทำการ ตามที่สำนักงานบันทึก")
            try offices.centre.edit(name, .place, to: "ตลาดนัด ตามที่ส่วนกลางบันทึก")
        }
        try await say(
            "สำนักงานและส่วนกลางแก้ไขช่องเดียวกันโดยไม่รู้กัน",
            "each office and the centre edit the same field apart; then they exchange"
        )
    }

    /// Nothing was overwritten; a person decides.
    private func settle(_ offices: DemoOffices) async throws {
        for office in [offices.karo, offices.school] {
            guard let conflicted = try office.conflicts().first,
                let values = conflicted.conflicts.first?.values, values.count == 2,
                let own = values.first(where: { $0.author == "this-node" })
            else { throw CommandError.demoFailed(what: "the conflict has not arrived") }
            try await say(
                "เลขที่ \(conflicted.number) มีสองค่า เก็บไว้ทั้งคู่: "
                    + values.map { "\"\($0.value)\"" }.joined(separator: " "),
                "\(office.office.code) sees both values and keeps its own by 'resolve'"
            )
            try office.resolve(conflicted.id, "place", .keep(dot: own.dot))
        }
    }

    private func compare(_ offices: DemoOffices) async throws {
        for office in [offices.karo, offices.school] {
            let code = office.office.code.text
            let here = try JSONDocument.text(try office.state(office: code))
            let there = try JSONDocument.text(try offices.centre.state(office: code))
            guard here == there else {
                throw CommandError.demoFailed(what: "the states of \(code) differ")
            }
            try await say(
                "ข้อมูลของ \(code) ตรงกับส่วนกลางทุกไบต์",
                "the states of \(code) here and at the centre are equal, byte by byte "
                    + "(\(here.utf8.count) bytes)"
            )
        }
        guard try offices.centre.conflicts().isEmpty else {
            throw CommandError.demoFailed(what: "a conflict is left at the centre")
        }
    }

    private func count(_ exchange: DemoExchange) async throws {
        let (network, stick) = (exchange.network, exchange.stick)
        try await say(
            "ผ่านเครือข่าย \(network.sentChanges + network.receivedChanges) รายการ "
                + "\(network.sentBytes + network.receivedBytes) ไบต์",
            "over the network: \(network.sentChanges) changes up, \(network.receivedChanges) down, "
                + "\(network.sentBytes + network.receivedBytes) bytes, \(network.rounds) rounds"
        )
        try await say(
            "ผ่านสื่อพกพา \(stick.receivedChanges) รายการ \(stick.sentBytes) ไบต์",
            "on the stick: \(stick.receivedChanges) changes, \(stick.sentBytes) bytes written"
        )
    }

    private func report(_ centre: FieldNode) async throws {
        var request = ReportRequest(.consolidated)
        request.fiscalYear = FiscalYear(buddhistYear: 2569)
        try await console.output("\n" + TextFormat().render(try centre.report(request)) + "\n")
    }

    private func next(_ offices: DemoOffices) async throws {
        try await say("ลองต่อ", "try next")
        let lines = [
            "  tambon list --node \(offices.karo.directory)",
            "  tambon show 80.21.karo:1/2569 --node \(offices.centre.directory) --history",
            "  tambon sync --node \(offices.school.directory) \(offices.stick)",
            "  tambon serve --node \(offices.centre.directory) --listen 127.0.0.1:8080",
            "centre: \(offices.centre.directory)", "karo: \(offices.karo.directory)",
            "school: \(offices.school.directory)",
        ]
        for line in lines { try await console.say(line) }
    }

    private func caseID(of office: FieldNode) throws -> String {
        guard let first = try office.list(ListRequest()).first else {
            throw CommandError.demoFailed(what: "nothing was recorded")
        }
        return first.id
    }
}
