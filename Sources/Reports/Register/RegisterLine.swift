/// A line of the register as its reader may see it.
package enum RegisterLine: Hashable, Sendable {
    /// A line that may be read.
    case entry(RegisterEntry)
    /// A case reserved for a higher level: its number is shown, and nothing else.
    case reserved(CaseReference)

    /// Whether the line was voided.
    var isVoided: Bool {
        if case .entry(let entry) = self { entry.voidedReason != nil } else { false }
    }

    /// Whether the line is in conflict.
    var isInConflict: Bool {
        if case .entry(let entry) = self { entry.remarks.contains(.inConflict) } else { false }
    }
}
