import ComplaintModel
import FieldNode
import Reports

/// One case on the screen.
struct CasePage {
    private let view: CaseView
    private let isBook: Bool

    /// Lays out a case.
    ///
    /// - Parameters:
    ///   - view: the case.
    ///   - isBook: whether this computer gives the numbers of its register.
    init(_ view: CaseView, isBook: Bool) {
        self.view = view
        self.isBook = isBook
    }

    /// The page.
    var text: String {
        let sections = [fields, identity, actions, deadlines, conflicts, links, history]
        return ScreenPage(
            titles: ["เรื่องเลขที่ \(view.number) (\(view.office))", "รหัส \(view.id)"],
            sections: sections.compactMap { $0 },
        ).text
    }

    private var fields: ReportSection {
        let state = "\(view.stateThai) (\(view.state))"
        let rows = [
            ("สถานะ", state), ("วันที่รับเรื่อง", Self.moment(view.received)),
            ("วันที่บันทึก", Self.moment(view.recorded)), ("ช่องทาง", view.channelThai),
            ("เลขรับ", view.correspondenceNumber),
            ("ประเภท", view.categoryThai), ("เรื่อง", view.subject), ("รายละเอียด", view.detail),
            ("สถานที่เกิดเหตุ", view.place), ("ผู้ถูกร้องเรียน", view.accused),
            ("หน่วยงานผู้ร้อง", view.agency), ("ผู้รับผิดชอบ", view.units.joined(separator: ", ")),
            ("กำลังโอนไป", Self.transit(view)),
            ("รับโอนไปแล้ว", view.takenOver ?? ""),
            ("ไม่รับโอน", view.declinedTransfers.joined(separator: " · ")),
            ("ขั้นตอนต่อไป", Self.nextStep(view)), ("สงวนไว้ให้", view.reservedFor ?? ""),
            ("ผู้บันทึก", view.recordedBy), ("หมายเหตุ", view.remark), ("ref", view.ref),
            ("ผู้ร้องเรียน", Self.complainant(view)),
            ("การส่งข้อมูล", Self.arrival(view)),
        ]
        return ReportSection(table: Self.pairs(rows.filter { !$0.1.isEmpty }))
    }

    /// Whether somebody is known; of a case that is reserved for another office that is not said.
    private static func complainant(_ view: CaseView) -> String {
        if let office = view.knownAt { return "ไม่ได้รับข้อมูลมา ติดต่อผ่าน \(office)" }
        let isAnonymous = !view.isReachable && view.reservedFor == nil
        return view.identity == "none" || isAnonymous ? "ไม่ระบุชื่อ" : "สงวน"
    }

    private static func arrival(_ view: CaseView) -> String {
        let day = view.arrived.map { " เมื่อ " + moment($0) } ?? ""
        if view.hasArrived { return "ถึงส่วนกลางแล้ว" + day }
        return view.arrived == nil ? "ยังไม่ถึงส่วนกลาง" : "ถึงส่วนกลาง\(day) มีรายการใหม่ที่ยังไม่ถึง"
    }

    private var identity: ReportSection? {
        view.identityFields.map { fields in
            let rows = EditableField.allCases.compactMap { field in
                fields[field.rawValue].map { (field.nameThai, $0) }
            }
            let closed = view.identitiesClosed.map {
                ReportCell.text("มีอีก \($0) ค่าที่ขัดแย้งกัน เปิดได้ที่เครื่องของสำนักงานที่บันทึกค่านั้นเท่านั้น")
            }
            return ReportSection(
                heading: "ผู้ร้องเรียน",
                paragraphs: closed.map { [$0] } ?? [],
                table: Self.pairs(rows)
            )
        }
    }

    private var actions: ReportSection {
        ReportSection(
            heading: "การดำเนินการ",
            table: ReportTable(
                columns: [
                    .page("ที่", .trailing), .page("เมื่อ"), .page("การดำเนินการ"),
                    .page("ข้อความ", limit: .wrap(cells: 60)), .page("โดย"), .page("ชื่อรายการ"),
                ],
                rows: view.actions.map { action in
                    [
                        .integer(action.index), ScreenPage.moment(action.date),
                        .text(action.kindThai + Self.mark(action)),
                        .text(Self.words(action)), .text(action.by ?? ""), .text(action.dot),
                    ]
                },
            ),
        )
    }

    private static func mark(_ action: ActionView) -> String {
        if action.isRetracted { return " (ถอนแล้ว)" }
        return action.isOfEarlierRound ? " (ของรอบก่อน)" : ""
    }

    private static func words(_ action: ActionView) -> String {
        let parts = [
            action.number.map { "ที่ \($0)" }, action.unit, action.categoryThai,
            action.retracts.map { "ถอนรายการที่ \($0)" }, action.text, action.reason,
            action.facts.map { "ข้อเท็จจริง: \($0)" }, action.opinion.map { "ความเห็น: \($0)" },
            action.proposal.map { "ข้อเสนอ: \($0)" },
        ]
        let members =
            action.members.isEmpty ? [] : ["กรรมการ: " + action.members.joined(separator: ", ")]
        let closed = action.isClosed ? ["(คำที่ปิดผนึกไว้ เปิดที่เครื่องนี้ไม่ได้)"] : []
        return (parts.compactMap { $0 } + members + closed).joined(separator: " · ")
    }

    private var deadlines: ReportSection? {
        if view.deadlines.isEmpty { return nil }
        return ReportSection(
            heading: "กำหนดเวลา",
            paragraphs: view.deadlines.map { deadline in
                let unit = deadline.unit.map { " (\($0))" } ?? ""
                return .text(
                    "\(deadline.name)\(unit): \(deadline.statusThai) — \(deadline.explanation)"
                )
            },
        )
    }

    private var conflicts: ReportSection? {
        if view.conflicts.isEmpty { return nil }
        return ReportSection(
            heading: "ข้อขัดแย้งที่รอการตัดสิน",
            paragraphs: view.conflicts.flatMap {
                ConflictPage.lines(
                    $0,
                    of: "\(view.office):\(view.number)",
                    id: view.id,
                    book: isBook ? nil : view.office
                )
            },
        )
    }

    private var links: ReportSection? {
        if view.links.isEmpty { return nil }
        return ReportSection(
            heading: "เรื่องที่เกี่ยวข้อง",
            paragraphs: view.links.map { link in
                let name = [link.office, link.number].compactMap { $0 }.joined(separator: ":")
                // Books that are not here tell no number; the remark says what is known of it.
                return .text("\(name.isEmpty ? "รหัส \(link.id)" : name) \(link.reason ?? "")")
            },
        )
    }

    private var history: ReportSection? {
        view.history.map { entries in
            ReportSection(
                heading: "ประวัติการเปลี่ยนแปลง",
                paragraphs: entries.flatMap { entry -> [ReportCell] in
                    [.text("\(entry.dot)  \(Self.moment(entry.at))  \(entry.author)")]
                        + entry.writes.map { .text("  \($0)") }
                },
            )
        }
    }

    private static func pairs(_ rows: [(String, String)]) -> ReportTable {
        ReportTable(
            columns: [.page("ช่อง"), .page("ข้อมูล", limit: .wrap(cells: 80))],
            rows: rows.map { [.text($0.0), .text($0.1)] },
        )
    }

    private static func nextStep(_ view: CaseView) -> String {
        guard let step = view.nextStep else { return "" }
        let papers = step.papers.isEmpty ? "" : " เอกสาร: \(step.papers.joined(separator: ", "))"
        return step.name + (step.atOnce ? " (ทันที)" : "")
            + " [\(step.actions.joined(separator: " / "))]" + papers
    }

    private static func transit(_ view: CaseView) -> String {
        guard let office = view.inTransitTo else { return "" }
        let since = view.inTransitSince.flatMap { CivilDate(iso: $0) }?.thaiShort ?? ""
        return "\(office) ตั้งแต่ \(since) ยังไม่ตอบรับ"
    }

    private static func moment(_ iso: String) -> String {
        LocalMoment(iso: iso)?.thaiShort ?? iso
    }
}
