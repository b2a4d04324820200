package import ComplaintModel

/// Whom to reach at the reception points: บัญชีรายชื่อผู้ประสานงาน.
package struct ContactSheetPaper: Hashable, Sendable {
    /// The office.
    package let office: ReportOffice
    /// The day as of which the officers are in charge.
    package let asOf: CivilDate
    /// The reception points.
    package let points: [Point]
    /// The officers.
    package let contacts: [Contact]

    /// A place where complaints are received.
    package struct Point: Hashable, Sendable {
        /// Its name.
        package let name: String
        /// Where it is.
        package let place: String?
        /// Its telephone number.
        package let phone: String?

        /// Describes a point.
        package init(name: String, place: String? = nil, phone: String? = nil) {
            self.name = name
            self.place = place
            self.phone = phone
        }
    }

    /// An officer, with what they answer for.
    package struct Contact: Hashable, Sendable {
        /// The officer.
        package let officer: Officer
        /// What they answer for.
        package let duty: String?

        /// Names a contact.
        package init(_ officer: Officer, duty: String? = nil) {
            self.officer = officer
            self.duty = duty
        }
    }

    /// Gathers a sheet.
    package init(office: ReportOffice, asOf: CivilDate, points: [Point], contacts: [Contact]) {
        self.office = office
        self.asOf = asOf
        self.points = points
        self.contacts = contacts
    }

    /// The sheet with its named values.
    package var paper: Paper {
        Paper(
            .contactSheet,
            fields: [
                PaperField("office", text: office.name),
                PaperField("asOf", .day(asOf)),
                PaperField("points", .rows(points.map(\.fields))),
                PaperField("contacts", .rows(contactRows)),
            ]
        )
    }

    private var contactRows: [[PaperField]] {
        contacts.enumerated().map { index, contact in
            [
                PaperField("row", .cell(.integer(index + 1))),
                PaperField("name", text: contact.officer.name),
                PaperField("position", text: contact.officer.position),
                PaperField("unit", text: contact.officer.unit),
                PaperField("duty", text: contact.duty),
                PaperField("contactPhone", text: contact.officer.phone),
            ]
        }
    }
}

extension ContactSheetPaper.Point {
    fileprivate var fields: [PaperField] {
        [
            PaperField("point", text: name),
            PaperField("pointPlace", text: place),
            PaperField("pointPhone", text: phone),
        ]
    }
}
