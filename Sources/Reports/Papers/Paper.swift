package import ComplaintModel

/// A paper with everything that its template may print, before it is laid out.
package struct Paper: Hashable, Sendable {
    /// Which paper it is.
    package let kind: PaperKind
    /// Why the case was voided, if it was; the paper says so whatever its template does.
    package let voidedReason: String?
    /// The named values.
    let fields: [PaperField]

    /// Gathers a paper.
    init(_ kind: PaperKind, voidedReason: String? = nil, fields: [PaperField]) {
        self.kind = kind
        self.voidedReason = voidedReason
        self.fields = fields
    }

    /// The named values for machines.
    package var fieldsForMachines: PaperFields { PaperFields(fields) }
}
