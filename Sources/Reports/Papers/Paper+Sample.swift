package import ComplaintModel

// A paper of each kind in which every field has a value: what templates are checked against.

extension Paper {
    /// A paper of a kind with made-up values, and one in every field.
    package static func sample(_ kind: PaperKind) -> Paper {
        switch kind {
        case .memo: memoSample.paper
        case .forwardingLetter:
            letterSample(
                .forwarding(
                    to: "ผู้อำนวยการแขวงทางหลวงชนบทนครศรีธรรมราช",
                    request: "ขอให้แจ้งกำหนดเวลาซ่อมแซมด้วย",
                    answerDue: sampleDay.adding(days: 15)
                )
            )
        case .preliminaryNotice: letterSample(.preliminary)
        case .resultNotice:
            letterSample(.result(text: "ซ่อมแซมถนนแล้วเสร็จ\nไฟทางติดครบทุกดวง", outcome: .closed))
        case .committeeOrder:
            orderSample(.committee(caseSample, task: "รายงานผลภายใน 15 วัน"))
        case .appointmentOrder:
            orderSample(
                .appointment(
                    from: sampleDay,
                    until: sampleDay.adding(days: 365),
                    text: "ยกเลิกคำสั่งเดิม"
                )
            )
        case .slip: slipSample.paper
        case .registerSheet: sheetSample.paper
        case .contactSheet: contactSample.paper
        }
    }

    private static let sampleDay = CivilDate(dayNumber: 20_515)

    private static let officeSample: ReportOffice = {
        guard let code = OfficeCode("80.21.karo") else {
            preconditionFailure("80.21.karo is the code of an office")
        }
        return ReportOffice(code: code, name: "องค์การบริหารส่วนตำบลกะหรอ")
    }()

    private static let headSample = PaperHead(
        office: officeSample,
        number: "นศ 78501/123",
        date: sampleDay,
        signer: PaperSigner(
            name: "นางสาวอรทัย ใจดี",
            position: "ปลัดองค์การบริหารส่วนตำบล",
            acting: "รักษาราชการแทน นายกองค์การบริหารส่วนตำบลกะหรอ"
        ),
        phone: "0-7575-1100"
    )

    private static let caseSample = PaperCase(
        reference: .number(RegisterNumber(number: 12, buddhistYear: 2569)),
        received: sampleDay,
        channelThai: "โทรศัพท์",
        categoryThai: "คุณภาพการให้บริการของหน่วยงาน",
        subject: "ถนนชำรุด หมู่ 3",
        detail: "ถนนเป็นหลุมลึกตลอดสาย\nไฟทางดับ 2 ดวง",
        place: "ถนนสายบ้านในไร่ หมู่ 3",
        accused: "กองช่าง",
        units: ["กองช่าง"]
    )

    private static let complainantSample = PaperComplainant.named(
        name: "นายสมชาย ตัวอย่าง",
        address: "99 หมู่ 3\nตำบลกะหรอ"
    )

    private static let memoSample = MemoPaper(
        head: PaperHead(
            office: officeSample,
            number: "นศ 78501/123",
            date: sampleDay,
            signer: PaperSigner(name: "นายวิชัย มั่นคง", position: "หัวหน้าสำนักปลัด"),
            phone: "0-7575-1100"
        ),
        about: caseSample,
        complainant: complainantSample,
        addressee: "นายกองค์การบริหารส่วนตำบลกะหรอ",
        facts: "ตรวจพื้นที่แล้วพบตามที่ร้องเรียน",
        opinion: "เห็นควรซ่อมแซมโดยเร็ว",
        proposal: "มอบกองช่างดำเนินการ",
        order: MemoPaper.Order(
            text: "มอบกองช่างดำเนินการตามเสนอ",
            date: sampleDay.adding(days: 1),
            signer: headSample.signer
        )
    )

    private static func letterSample(_ message: LetterPaper.Message) -> Paper {
        LetterPaper(
            message,
            head: headSample,
            about: caseSample,
            complainant: complainantSample,
            enclosures: ["สำเนาเรื่องร้องเรียน 1 ฉบับ", "ภาพถ่าย 2 ภาพ"]
        ).paper
    }

    private static func orderSample(_ subject: OrderPaper.Subject) -> Paper {
        OrderPaper(
            subject,
            head: headSample,
            members: [
                OrderPaper.Member(
                    name: "นางสาวอรทัย ใจดี",
                    position: "ปลัดองค์การบริหารส่วนตำบล",
                    role: "ประธานกรรมการ"
                ),
                OrderPaper.Member(
                    name: "นายวิชัย มั่นคง",
                    position: "ผู้อำนวยการกองช่าง",
                    role: "กรรมการ"
                ),
            ]
        ).paper
    }

    private static let slipSample = SlipPaper(
        office: officeSample,
        reference: caseSample.reference,
        received: sampleDay,
        channelThai: "โทรศัพท์",
        askCode: "K7M4-2QXP",
        answerDue: sampleDay.adding(days: 15),
        phone: "0-7575-1100"
    )

    private static let sheetSample = RegisterSheetPaper(
        office: officeSample,
        period: sampleDay...sampleDay.adding(days: 30),
        printedOn: sampleDay.adding(days: 31),
        lines: [
            RegisterSheetPaper.Line(
                .entry(
                    RegisterEntry(
                        reference: caseSample.reference,
                        correspondenceNumber: "57",
                        received: sampleDay,
                        recorded: sampleDay,
                        complainant: .sealed,
                        categoryThai: caseSample.categoryThai,
                        subject: caseSample.subject,
                        units: caseSample.units,
                        lastAction: "มอบหมายหน่วยงาน 3 มี.ค. 2569",
                        result: "ซ่อมแซมแล้ว",
                        remarks: [.note("รับต่อจากปีก่อน")]
                    )
                )
            )
        ]
    )

    private static let contactSample = ContactSheetPaper(
        office: officeSample,
        asOf: sampleDay,
        points: [
            ContactSheetPaper.Point(
                name: "สำนักงานปลัด อบต.",
                place: "อาคารสำนักงาน ชั้น 1",
                phone: "0-7575-1100"
            )
        ],
        contacts: [
            ContactSheetPaper.Contact(
                Officer(
                    name: "นางสาวอรทัย ใจดี",
                    position: "ปลัดองค์การบริหารส่วนตำบล",
                    unit: "สำนักปลัด",
                    phone: "081-555-0100"
                ),
                duty: "ประธานศูนย์รับเรื่องร้องเรียน"
            )
        ]
    )
}
