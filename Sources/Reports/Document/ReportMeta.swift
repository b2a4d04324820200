/// A named value of the whole report, which machines read beside its tables.
package struct ReportMeta: Hashable, Sendable {
    /// The English name, the key in JSON.
    package let name: String
    /// The value.
    package let value: ReportCell

    /// Names a value.
    package init(_ name: String, _ value: ReportCell) {
        self.name = name
        self.value = value
    }
}
