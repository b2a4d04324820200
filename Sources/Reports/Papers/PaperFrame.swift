import ComplaintModel
import Mustache

/// Lays a paper out as a page of HTML that a browser prints.
///
/// The frame around the office's templates is the program's own: no template can take the mark off a
/// voided case, let the page run a script, or fetch anything.
package struct PaperFrame: Sendable {
    private let style: PaperTemplate
    private let template: PaperTemplate

    /// Takes the templates.
    ///
    /// - Parameters:
    ///   - template: The template of the paper.
    ///   - style: The style of all papers.
    package init(_ template: PaperTemplate, style: PaperTemplate) {
        self.template = template
        self.style = style
    }

    /// The page.
    ///
    /// - Parameters:
    ///   - paper: The paper.
    ///   - numerals: The digits of everything but what a person typed.
    /// - Returns: The whole file.
    package func page(_ paper: Paper, numerals: Numerals) -> String {
        let isLandscape = paper.kind == .registerSheet
        var context = paper.fields.context(numerals)
        let style = Self.styleFields(landscape: isLandscape, numerals: numerals)
        context.merge(style.context(numerals)) { _, own in own }
        context["title"] = paper.kind.nameThai
        context["kind"] = paper.kind.rawValue
        context["voided"] = paper.voidedReason
        let library = MustacheLibrary(templates: [
            "style": self.style.parsed, "paper": template.parsed,
        ])
        return Self.frame.render(context, library: library)
    }

    /// What the style of all papers may ask.
    static func styleFields(landscape: Bool, numerals: Numerals) -> [PaperField] {
        [
            PaperField("landscape", .flag(landscape)),
            PaperField("thaiNumerals", .flag(numerals == .thai)),
        ]
    }

    private static let frame: MustacheTemplate = {
        let text = String(decoding: PackageResources.frame_mustache, as: UTF8.self)
        do { return try MustacheTemplate(string: text) } catch {
            preconditionFailure("The shipped frame of papers cannot be used: \(error)")
        }
    }()
}
