import ComplaintModel
import FieldNode
import NodeStore
import SyncProtocol

/// Cases that one office hands over to another: the nodes above take the steps between the two.
extension SimulatedWorld {
    /// Lets somebody answer an offer at an office.
    ///
    /// - Returns: whether there was one to answer.
    func answerOffer(at node: SimulatedNode) throws -> Bool {
        guard let ledger = node.scope.first,
            case .done(let waiting) = node.attempt({ try $0.offers() }), !waiting.isEmpty
        else { return false }
        let offer = random.pick(waiting)
        if random.once(in: 3) {
            try decline(offer, in: ledger, at: node)
        } else {
            try accept(offer, in: ledger, at: node)
        }
        return true
    }

    private func accept(_ offer: OfferView, in ledger: Int, at node: SimulatedNode) throws {
        var deed = newDeed(ledger, "", .recorded)
        let shown: [(FollowedField, String)] = [
            (.subject, offer.subject), (.place, offer.place), (.accused, offer.accused),
        ]
        for (field, value) in shown where !value.isEmpty { deed.values[field] = value }
        let isDone = try carryOut(deed, "takes over", at: node) {
            try $0.acceptOffer(offer.id).id
        }
        if isDone { count(.takenOver) }
    }

    private func decline(_ offer: OfferView, in ledger: Int, at node: SimulatedNode) throws {
        let reason = "ไม่รับ \(deedCount)"
        let mark = Deed.Mark.stepped(table: DomainTable.answerTag.value, words: reason)
        let isDone = try carryOut(newDeed(ledger, offer.id, mark), "declines", at: node) {
            try $0.declineOffer(offer.id, reason: reason)
            return nil
        }
        if isDone { count(.offerDeclined) }
    }

    /// Asks another office to take a case over, or takes that back.
    ///
    /// Without the complainant's identity: it would be sealed with chance that the library draws itself,
    /// and a seed would not make the same world twice.
    func handOver(_ form: OpenForm, at node: SimulatedNode) throws {
        let id = form.view.id
        if random.once(in: 3) {
            let reason = "ถอนคำขอ \(deedCount)"
            let mark = Deed.Mark.stepped(table: DomainTable.withdrawalTag.value, words: reason)
            let isDone = try carryOut(newDeed(form.ledger, id, mark), "withdraws", at: node) {
                _ = try $0.withdrawTransfer(id, reason: reason)
                return nil
            }
            if isDone { count(.requestWithdrawn) }
            return
        }
        let others = nodes.filter { $0.isOffice && $0.code != ledgers[form.ledger] }
        let other = random.pick(others).officeCode
        let reason = "ขอโอน \(deedCount)"
        let mark = Deed.Mark.stepped(table: DomainTable.transferTag.value, words: reason)
        let isDone = try carryOut(newDeed(form.ledger, id, mark), "asks \(other.text)", at: node) {
            _ = try $0.transfer(id, to: other, reason: reason)
            return nil
        }
        if isDone { count(.handOverAsked) }
    }
}
