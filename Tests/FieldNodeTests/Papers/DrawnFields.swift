import ComplaintModel
import FieldNode
import Foundation
import Reports
import TestGround

/// A paper as programs read it, beside its page.
struct DrawnFields {
    let html: String
    let notes: [Sentence]
    private let fields: JSONValue

    /// Draws a paper up.
    init(
        _ kind: PaperKind,
        _ about: String? = nil,
        at node: TestNode,
        _ change: (inout PaperRequest) -> Void = { _ in },
    ) throws {
        var request = PaperRequest(kind, about: about)
        change(&request)
        let drawn = try node.node.paper(request)
        html = drawn.html
        notes = drawn.notes
        fields = try JSONDecoder().decode(JSONValue.self, from: json(drawn.fields))
    }

    /// A field that is a text.
    subscript(name: String) -> String {
        if case .text(let text) = fields[name] { text } else { "" }
    }

    /// A field that has paragraphs.
    func paragraphs(_ name: String) -> [String] {
        fields[name].elements.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// A field of the rows of a field.
    func column(_ name: String, of rows: String) -> [String] {
        fields[rows].elements.compactMap { row in
            if case .text(let text) = row[name] { text } else { nil }
        }
    }
}
