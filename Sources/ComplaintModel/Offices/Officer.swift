/// A member of an office's staff, as named in orders, memos and on register lines.
package struct Officer: Hashable, Sendable {
    /// Name and surname with the title: `นางสาวอรทัย ใจดี`.
    package let name: String
    /// The post: `ปลัดองค์การบริหารส่วนตำบล`.
    package let position: String
    /// The unit inside the office, when the officer belongs to one.
    package let unit: String?
    /// The telephone number of the post, for the contact sheet.
    package let phone: String?
    /// Whether the post is the executive's, who decides and signs.
    package let signs: Bool
    /// The days in the post.
    package let term: DayTerm

    /// Names an officer.
    package init(
        name: String,
        position: String,
        unit: String? = nil,
        phone: String? = nil,
        signs: Bool = false,
        term: DayTerm = DayTerm(),
    ) {
        self.name = name
        self.position = position
        self.unit = unit
        self.phone = phone
        self.signs = signs
        self.term = term
    }

    /// Whether two rows are of one person in one post, with other terms or another telephone.
    func isSamePerson(as other: Officer) -> Bool {
        name == other.name && position == other.position
    }
}
