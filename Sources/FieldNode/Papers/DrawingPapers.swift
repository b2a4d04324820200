import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

extension FieldNode {
    /// Draws a paper up from what is held: about a case of any ledger, or about the own office.
    ///
    /// Nothing is written but the number, where the request asks for one and this computer keeps the
    /// register's book; a paper that cannot be drawn up takes none.
    ///
    /// - Throws: ``FieldNodeError`` for a case or an order that is not there, an identity that has no
    ///   key here, or a signer who may not sign.
    package func paper(_ request: PaperRequest) throws -> DrawnPaper {
        if request.numbering == .none { return try store.read { try draw(request, [], $0) } }
        guard request.kind.isAboutCase, let name = request.about else {
            let note = Self.unnumbered(request.kind)
            return try store.read { try draw(request, [note], $0) }
        }
        return try recording { writer in
            let notes = try giveNumber(to: request, on: name, writer)
            return try draw(request, notes, writer.reader)
        }
    }

    private func draw(
        _ request: PaperRequest,
        _ notes: [Sentence],
        _ reader: StoreReader,
    ) throws -> DrawnPaper {
        var desk = try PaperDesk(request, of: self, reader)
        let paper = try desk.paper()
        let (frame, faults) = try desk.frame()
        return DrawnPaper(
            html: frame.page(paper, numerals: request.numerals),
            fields: paper.fieldsForMachines,
            notes: notes + desk.notes + faults
        )
    }
}
