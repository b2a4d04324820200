package import ComplaintModel

/// A line of the register whose content may be read.
package struct RegisterEntry: Hashable, Sendable {
    /// The register number, or the slip until there is one.
    package let reference: CaseReference
    /// The office's own number of an incoming paper: เลขรับ.
    package let correspondenceNumber: String?
    /// The day on which the complaint reached the office.
    package let received: CivilDate
    /// The day on which the line was written.
    package let recorded: CivilDate
    /// Who complained, as far as a register says.
    package let complainant: Complainant
    /// The Thai name of the category; nothing before triage.
    package let categoryThai: String?
    /// Where the case stands.
    package let state: CaseState?
    /// What the complaint is about.
    package let subject: String
    /// What else the record form holds, the identity left out.
    package let details: Details
    /// The units, agencies and committees responsible.
    package let units: [String]
    /// What was done last, and when, in the program's words.
    package let lastAction: String?
    /// What came of it.
    package let result: String?
    /// Remarks, in the order in which they are printed.
    package let remarks: [RegisterRemark]

    /// What the record form holds beside what the book's line says.
    package struct Details: Hashable, Sendable {
        /// The Thai name of the way in which it came.
        package var channelThai: String?
        /// What happened.
        package var detail: String?
        /// Where.
        package var place: String?
        /// Who is complained of.
        package var accused: String?
        /// Who wrote the entry.
        package var recordedBy: String?

        /// Holds nothing yet.
        package init() {}
    }

    /// Writes a line.
    package init(
        reference: CaseReference,
        correspondenceNumber: String? = nil,
        received: CivilDate,
        recorded: CivilDate,
        complainant: Complainant,
        categoryThai: String? = nil,
        state: CaseState? = nil,
        subject: String,
        details: Details = Details(),
        units: [String] = [],
        lastAction: String? = nil,
        result: String? = nil,
        remarks: [RegisterRemark] = [],
    ) {
        self.reference = reference
        self.correspondenceNumber = correspondenceNumber
        self.received = received
        self.recorded = recorded
        self.complainant = complainant
        self.categoryThai = categoryThai
        self.state = state
        self.subject = subject
        self.details = details
        self.units = units
        self.lastAction = lastAction
        self.result = result
        self.remarks = remarks
    }

    /// Why the line was voided, if it was.
    var voidedReason: String? {
        for case .voided(let reason) in remarks { return reason }
        return nil
    }

    /// The number that the line had before, if it had another.
    var formerNumber: RegisterNumber? {
        for case .formerly(let number) in remarks { return number }
        return nil
    }

    /// The older complaints that this one continues.
    var continued: [String] {
        remarks.compactMap { remark in
            if case .continues(let reference) = remark { reference } else { nil }
        }
    }

    /// Other words of officers.
    var notes: [String] {
        remarks.compactMap { remark in
            if case .note(let text) = remark { text } else { nil }
        }
    }
}
