package import ComplaintModel

/// What stands at the head and at the foot of every memo, letter and order.
package struct PaperHead: Hashable, Sendable {
    /// The office that writes.
    package let office: ReportOffice
    /// The number (ที่) as it is written; nil leaves it to the pen.
    package let number: String?
    /// The day; nil leaves it to the pen.
    package let date: CivilDate?
    /// Who signs; nil leaves the name to the pen.
    package let signer: PaperSigner?
    /// The telephone number to ask at.
    package let phone: String?

    /// Gathers a head.
    package init(
        office: ReportOffice,
        number: String? = nil,
        date: CivilDate? = nil,
        signer: PaperSigner? = nil,
        phone: String? = nil,
    ) {
        self.office = office
        self.number = number
        self.date = date
        self.signer = signer
        self.phone = phone
    }

    /// Its fields.
    var fields: [PaperField] {
        [
            PaperField("office", text: office.name),
            PaperField("number", phrase: number),
            PaperField("date", .day(date)),
            PaperField("phone", text: phone),
        ] + PaperSigner.fields(of: signer, "signer")
    }
}
