/// A place of the office where complaints are taken in: จุดรับเรื่อง.
package struct ReceptionPoint: Hashable, Sendable {
    /// What people call it: `ศูนย์รับเรื่องร้องเรียน`.
    package let name: String
    /// Where it is.
    package let place: String?
    /// Its telephone number.
    package let phone: String?
    /// The days on which it is open.
    package let term: DayTerm

    /// Describes a point.
    package init(
        name: String,
        place: String? = nil,
        phone: String? = nil,
        term: DayTerm = DayTerm(),
    ) {
        self.name = name
        self.place = place
        self.phone = phone
        self.term = term
    }
}
