package import ComplaintModel

/// The office that a report or a row speaks of.
package struct ReportOffice: Hashable, Sendable {
    /// The code.
    package let code: OfficeCode
    /// The name, in Thai, as the office writes it.
    package let name: String

    /// Names an office.
    package init(code: OfficeCode, name: String) {
        self.code = code
        self.name = name
    }

    /// What machines read of the office that a whole report speaks of.
    var meta: [ReportMeta] {
        [ReportMeta("office", .text(code.text)), ReportMeta("officeName", .text(name))]
    }
}
