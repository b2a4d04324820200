import ComplaintModel
import Mustache

/// A template that has been found good: it names fields that are there, escapes all of them, runs
/// nothing and brings nothing in from elsewhere.
package struct PaperTemplate: Sendable {
    /// Whose template it is.
    package let name: PaperTemplateName
    /// The text.
    package let text: String
    /// The text as the engine reads it.
    let parsed: MustacheTemplate

    /// The longest template: room for the emblem as a picture, and little enough for a slow line.
    package static let limitBytes = 128 << 10
    /// How many sections may lie within each other.
    static let depthLimit = 8

    /// Reads a text as the template of a paper.
    ///
    /// - Throws: What is wrong with it, and in which line.
    package init(_ bytes: [UInt8], for name: PaperTemplateName) throws(PaperTemplateError) {
        guard bytes.count <= Self.limitBytes else { throw .tooLong(bytes: bytes.count) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        try self.init(text, for: name)
    }

    private init(_ text: String, for name: PaperTemplateName) throws(PaperTemplateError) {
        try TemplateScope(of: name.sampleFields).check(try TemplateTag.all(in: text))
        try TemplateMarkup(text).check()
        do { parsed = try MustacheTemplate(string: text) } catch {
            let place = (error as? MustacheTemplate.ParserError)?.context.lineNumber
            throw .unfinishedTag(line: place ?? 1)
        }
        let tried = parsed.render(name.sampleFields.context(.arabic))
        if tried.allSatisfy(\.isWhitespace) { throw .blank }
        self.name = name
        self.text = text
    }

    /// The template that is built into the program.
    package static func shipped(_ name: PaperTemplateName) -> PaperTemplate {
        do { return try PaperTemplate(name.shippedBytes, for: name) } catch {
            // The files are part of the program: a test reads them, so this is a broken build.
            preconditionFailure("The shipped template \(name.text) cannot be used: \(error)")
        }
    }
}

extension PaperTemplateName {
    /// A value in every field that the template may name.
    var sampleFields: [PaperField] {
        switch self {
        case .style: PaperFrame.styleFields(landscape: false, numerals: .arabic)
        case .paper(let kind):
            Paper.sample(kind).fields + PaperFrame.styleFields(landscape: false, numerals: .arabic)
        }
    }

    fileprivate var shippedBytes: [UInt8] {
        switch self {
        case .style: PackageResources.style_mustache
        case .paper(.memo): PackageResources.memo_mustache
        case .paper(.forwardingLetter): PackageResources.forwarding_letter_mustache
        case .paper(.preliminaryNotice): PackageResources.preliminary_notice_mustache
        case .paper(.resultNotice): PackageResources.result_notice_mustache
        case .paper(.committeeOrder): PackageResources.committee_order_mustache
        case .paper(.appointmentOrder): PackageResources.appointment_order_mustache
        case .paper(.slip): PackageResources.slip_mustache
        case .paper(.registerSheet): PackageResources.register_sheet_mustache
        case .paper(.contactSheet): PackageResources.contact_sheet_mustache
        }
    }
}
