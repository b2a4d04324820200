import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

/// The templates that an office has changed, as rows of its ledger.
///
/// A newer version of the program, or a node that was tampered with, may have written one that cannot
/// be used here: then the shipped one is, and a sentence says so.
struct PaperTemplates {
    private let reader: StoreReader
    private let ledger: StoreReader.HeldLedger

    /// Reads the templates of a ledger.
    init(_ reader: StoreReader, _ ledger: StoreReader.HeldLedger) {
        self.reader = reader
        self.ledger = ledger
    }

    /// The rows of a template, in an order that is the same on every node.
    ///
    /// Two computers that changed it apart have made one each; a later change writes to both.
    func rows(_ name: PaperTemplateName) throws -> LedgerRules.Rows {
        let rows = try reader.otherRows(DomainTable.templateTag, of: ledger.number)
        return LedgerRules.sorted(
            rows.filter { $0.row.shown(TemplateCell.name)?.string == name.text }
        )
    }

    /// The office's own text; nil where it uses the shipped one.
    func ownText(_ name: PaperTemplateName) throws -> String? {
        let text = try rows(name).last?.row.shown(TemplateCell.text)?.string
        return text?.isEmpty == true ? nil : text
    }

    /// The template to print with, and what is wrong with the office's where that cannot be used.
    func usable(_ name: PaperTemplateName) throws -> (PaperTemplate, fault: Sentence?) {
        guard let text = try ownText(name) else { return (.shipped(name), nil) }
        do throws(PaperTemplateError) {
            return (try PaperTemplate(Array(text.utf8), for: name), nil)
        } catch {
            let sentence = Sentence(
                thai: "แม่แบบ \"\(name.text)\" ของสำนักงานใช้ไม่ได้ จึงใช้แม่แบบของโปรแกรม: "
                    + error.sentence.thai,
                english: "the office's template \"\(name.text)\" cannot be used, "
                    + "the shipped one was: \(error.sentence.english)"
            )
            return (.shipped(name), sentence)
        }
    }
}

extension FieldNode {
    /// The text of a template: the office's own, else the shipped one.
    ///
    /// - Throws: ``FieldNodeError/unknownTemplate(typed:)``.
    package func paperTemplate(_ typed: String) throws -> String {
        let name = try Self.templateName(typed)
        let ledger = try ownHeldLedger()
        return try store.read { reader in
            try PaperTemplates(reader, ledger).ownText(name) ?? PaperTemplate.shipped(name).text
        }
    }

    /// Changes a template of the own office, for all its computers and the nodes above.
    ///
    /// - Parameters:
    ///   - typed: the template's name.
    ///   - bytes: its text; nil for the shipped one from now on.
    /// - Throws: ``FieldNodeError/template(_:)`` with the line that cannot be used, or
    ///   ``FieldNodeError/unknownTemplate(typed:)``.
    package func setPaperTemplate(_ typed: String, to bytes: [UInt8]?) throws {
        let name = try Self.templateName(typed)
        let text: String
        do throws(PaperTemplateError) {
            text =
                try bytes.map { bytes throws(PaperTemplateError) in
                    try PaperTemplate(bytes, for: name).text
                } ?? ""
        } catch { throw FieldNodeError.template(error) }
        let ledger = try ownHeldLedger()
        try write(in: ledger) { work in
            let rows = try PaperTemplates(work.writer.reader, ledger).rows(name)
            if rows.isEmpty, text.isEmpty { return }
            try work.author(rows.isEmpty ? Self.newRow(name, text) : Self.change(rows, text))
        }
    }

    private static func templateName(_ typed: String) throws(FieldNodeError) -> PaperTemplateName {
        guard let name = PaperTemplateName(typed) else { throw .unknownTemplate(typed: typed) }
        return name
    }

    private static func newRow(_ name: PaperTemplateName, _ text: String) -> [CellWrite] {
        CellWrite.row(
            DomainTable.templateTag,
            .overwritable,
            [(TemplateCell.name, .code(name.text)), (TemplateCell.text, .text(text))]
        )
    }

    private static func change(_ rows: LedgerRules.Rows, _ text: String) -> [CellWrite] {
        rows.map { key, _ in
            CellWrite(
                table: DomainTable.templateTag,
                row: .row(key),
                cell: TemplateCell.text,
                rule: .overwritable,
                value: .text(text)
            )
        }
    }
}
