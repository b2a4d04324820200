import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

extension FieldNode {
    /// Draws a paper up from what is held: about a case of any ledger, or about the own office.
    ///
    /// Nothing is written but the number, where the request asks for one and this computer keeps the
    /// register's book.
    ///
    /// - Throws: ``FieldNodeError`` for a case or an order that is not there, an identity that has no
    ///   key here, or a signer who may not sign.
    package func paper(_ request: PaperRequest) throws -> DrawnPaper {
        var notes: [Sentence] = []
        if request.numbering != .none { notes += try giveNumber(to: request) }
        return try store.read { reader in
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
}
