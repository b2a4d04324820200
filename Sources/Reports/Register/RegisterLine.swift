package import ComplaintModel

/// A line of the register as its reader may see it.
package enum RegisterLine: Hashable, Sendable {
    /// A line that may be read.
    case entry(RegisterEntry)
    /// A case reserved for a higher level: its number and its days are shown, and nothing else.
    case reserved(CaseReference, received: CivilDate, recorded: CivilDate)

    /// The register number, or the slip until there is one.
    package var reference: CaseReference {
        switch self {
        case .entry(let entry): entry.reference
        case .reserved(let reference, _, _): reference
        }
    }

    /// Whether the line was voided.
    var isVoided: Bool {
        if case .entry(let entry) = self { entry.voidedReason != nil } else { false }
    }

    /// Whether the line is in conflict.
    var isInConflict: Bool {
        if case .entry(let entry) = self { entry.remarks.contains(.inConflict) } else { false }
    }
}
