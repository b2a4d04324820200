package import ComplaintModel

/// What a complainant takes home: ใบรับเรื่อง.
///
/// There is no place in it for who they are, nor for what they said.
package struct SlipPaper: Hashable, Sendable {
    /// The office.
    package let office: ReportOffice
    /// The register number, or the slip until there is one.
    package let reference: CaseReference
    /// The office in whose register the number stands, if that is not the office of the paper.
    package let registeredAt: String?
    /// The day on which the complaint reached the office.
    package let received: CivilDate
    /// The Thai name of the channel by which it came; nil of a case that is reserved for another office.
    package let channelThai: String?
    /// The short code to ask with.
    package let askCode: String
    /// The day until which an answer is due; nil where the procedure names none.
    package let answerDue: CivilDate?
    /// The telephone number to ask at.
    package let phone: String?
    /// Why the register line was voided, if it was.
    package let voidedReason: String?

    /// Gathers a slip.
    package init(
        office: ReportOffice,
        reference: CaseReference,
        registeredAt: String? = nil,
        received: CivilDate,
        channelThai: String?,
        askCode: String,
        answerDue: CivilDate? = nil,
        phone: String? = nil,
        voidedReason: String? = nil,
    ) {
        self.office = office
        self.reference = reference
        self.registeredAt = registeredAt
        self.received = received
        self.channelThai = channelThai
        self.askCode = askCode
        self.answerDue = answerDue
        self.phone = phone
        self.voidedReason = voidedReason
    }

    /// The slip with its named values.
    package var paper: Paper {
        Paper(
            .slip,
            voidedReason: voidedReason,
            fields: [
                PaperField("office", text: office.name),
                PaperField("registerNumber", .cell(reference.printed(at: registeredAt))),
                PaperField("received", .day(received)),
                PaperField("channel", phrase: channelThai),
                // A code is not a number: it is asked with as it stands here.
                PaperField("askCode", text: askCode),
                PaperField("answerDue", .day(answerDue)),
                PaperField("phone", text: phone),
            ]
        )
    }
}
