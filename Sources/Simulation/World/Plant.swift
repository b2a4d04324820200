/// A broken promise of the surroundings that no node can make good, so that a checker has to find it.
///
/// A run with one shows that the checkers bite. The nodes are the shipped ones all the same: what is
/// wrong is the disk, the link, or what people are shown.
package enum Plant: String, CaseIterable, Sendable {
    /// Every fsync reports success and does nothing.
    case lyingDisk = "lying-disk"
    /// A link says that an exchange has ended well, and has carried nothing.
    case deafLink = "deaf-link"
    /// Forms do not say what the person had before their eyes, so the node takes all as seen.
    case blindForms = "blind-forms"
    /// The register that the checkers are shown lacks a number.
    case missingNumber = "missing-number"
    /// The register that the checkers are shown has one number on two cases.
    case repeatedNumber = "repeated-number"

    /// The promises one of which is broken by it.
    package var promises: Set<Violation.Promise> {
        switch self {
        // Without a disk that keeps its word, a node may not even find its own database.
        case .lyingDisk: [.nothingLost, .opens]
        case .deafLink: [.convergence]
        case .blindForms: [.nothingOverwritten]
        case .missingNumber: [.gaplessNumbers]
        case .repeatedNumber: [.numbersSeen]
        }
    }
}
