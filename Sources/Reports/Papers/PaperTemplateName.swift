package import ComplaintModel

/// The templates that an office can change: one a paper, and the style that all papers have.
package enum PaperTemplateName: Hashable, Sendable {
    /// Margins, type and the parts of letters, for all papers.
    case style
    /// The words and the layout of a paper.
    case paper(PaperKind)

    /// Every template.
    package static let all: [PaperTemplateName] = [.style] + PaperKind.allCases.map { .paper($0) }

    /// The name on the command line, and of the shipped file: `memo`.
    package var text: String {
        switch self {
        case .style: "style"
        case .paper(let kind): kind.rawValue
        }
    }

    /// Reads a name.
    package init?(_ text: String) {
        guard let name = Self.all.first(where: { $0.text == text }) else { return nil }
        self = name
    }
}
