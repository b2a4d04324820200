/// A member of an office's staff, as named in orders, memos and on register lines.
package struct Officer: Hashable, Codable, Sendable {
    /// Name and surname with the title: `นางสาวอรทัย ใจดี`.
    package let name: String
    /// The post: `ปลัดองค์การบริหารส่วนตำบล`.
    package let position: String
    /// The unit inside the office, when the officer belongs to one.
    package let unit: String?
    /// The telephone number of the post, for the contact sheet.
    package let phone: String?

    /// Names an officer.
    package init(name: String, position: String, unit: String? = nil, phone: String? = nil) {
        self.name = name
        self.position = position
        self.unit = unit
        self.phone = phone
    }
}
