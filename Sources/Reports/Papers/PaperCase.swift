package import ComplaintModel

/// What a paper says of the case that it is about.
package struct PaperCase: Hashable, Sendable {
    /// The register number, or the slip until there is one.
    package let reference: CaseReference
    /// The office in whose register the number stands, if that is not the office of the paper.
    package let registeredAt: String?
    /// The day on which the complaint reached the office.
    package let received: CivilDate
    /// The Thai name of the channel by which it came.
    package let channelThai: String
    /// The Thai name of the category; nothing before triage.
    package let categoryThai: String?
    /// What it is about.
    package let subject: String
    /// The words of the complaint.
    package let detail: String
    /// Where it happened.
    package let place: String?
    /// Who is complained of.
    package let accused: String?
    /// The units, agencies and committees responsible.
    package let units: [String]
    /// Why the register line was voided, if it was.
    package let voidedReason: String?

    /// Describes a case.
    package init(
        reference: CaseReference,
        registeredAt: String? = nil,
        received: CivilDate,
        channelThai: String,
        categoryThai: String? = nil,
        subject: String,
        detail: String,
        place: String? = nil,
        accused: String? = nil,
        units: [String] = [],
        voidedReason: String? = nil,
    ) {
        self.reference = reference
        self.registeredAt = registeredAt
        self.received = received
        self.channelThai = channelThai
        self.categoryThai = categoryThai
        self.subject = subject
        self.detail = detail
        self.place = place
        self.accused = accused
        self.units = units
        self.voidedReason = voidedReason
    }

    /// The channel within a sentence: ทางโทรศัพท์, but ด้วยตนเอง.
    private var channelPhrase: String {
        let isPhrase = ["ด้วย", "ทาง", "โดย", "ผ่าน"].contains { channelThai.hasPrefix($0) }
        return isPhrase || channelThai.isEmpty ? channelThai : "ทาง\(channelThai)"
    }

    /// Its fields.
    var fields: [PaperField] {
        [
            PaperField("registerNumber", .cell(reference.printed(at: registeredAt))),
            PaperField("received", .day(received)),
            PaperField("channel", phrase: channelThai),
            PaperField("channelPhrase", phrase: channelPhrase),
            PaperField("category", phrase: categoryThai),
            PaperField("subject", text: subject),
            PaperField("detail", lines: detail),
            PaperField("place", text: place),
            PaperField("accused", text: accused),
            PaperField("units", text: units.isEmpty ? nil : units.joined(separator: ", ")),
        ]
    }
}

extension CaseReference {
    /// The name as a page prints it, with the office of the register where the page is of another one.
    func printed(at office: String? = nil) -> ReportCell {
        let name =
            switch self {
            case .number(let number): number.description
            case .slip(let slip): slip.description
            }
        return .phrase(office.map { "\(name) (\($0))" } ?? name)
    }
}
