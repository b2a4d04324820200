package import SyncProtocol

// A case that moves to another office leaves a row at each step: the request in the ledger it leaves,
// the offer and its answer in the ledger it goes to, and the outcome where it came from.

extension DomainTable {
    /// What an office asks another to take over.
    package static let transferTag = TableTag(14)
    /// What an office is asked to take over.
    package static let offerTag = TableTag(15)
    /// What an office has said to an offer.
    package static let answerTag = TableTag(20)
    /// What became of a request.
    package static let outcomeTag = TableTag(19)
    /// Requests that were taken back by the office that had asked.
    package static let withdrawalTag = TableTag(22)
}

/// The cells of a request; all but the last are written once, as in the tables below.
package enum TransferCell {
    package static let complaint = CellTag(1)
    /// The code of the office that is asked.
    package static let to = CellTag(2)
    package static let reason = CellTag(3)
    package static let by = CellTag(4)
    package static let date = CellTag(5)
    /// The complainant's identity, sealed for the nodes of the office that is asked.
    package static let identity = CellTag(6)
    /// The same once more, where it was put right while nobody had answered.
    package static let renewedIdentity = CellTag(7)
}

/// The cells of an offer: whose request it brings, and a copy of the case.
///
/// Of several that bring one request the last one counts: the case was put right on its way.
package enum OfferCell {
    package static let request = CellTag(1)
    package static let complaint = CellTag(2)
    /// The hash of the change that recorded the case, by which the copy is bound to the original.
    package static let hash = CellTag(3)
    /// The code of the office that the case comes from.
    package static let from = CellTag(4)
    /// The case's number there.
    package static let number = CellTag(5)
    package static let received = CellTag(6)
    package static let channel = CellTag(7)
    package static let category = CellTag(8)
    package static let subject = CellTag(9)
    package static let detail = CellTag(10)
    package static let place = CellTag(11)
    package static let accused = CellTag(12)
    package static let agency = CellTag(13)
    package static let reason = CellTag(14)
    package static let date = CellTag(15)
    /// The complainant's identity, sealed for the nodes of the office that is asked.
    package static let identity = CellTag(16)
    /// The office that knows who the complainant is, with the case's number there; absent where nobody
    /// does, and in offers of older versions.
    package static let knownAt = CellTag(17)
}

/// The cells of an answer.
package enum AnswerCell {
    package static let offer = CellTag(1)
    /// The case as it was recorded here; absent where the offer was declined.
    package static let complaint = CellTag(2)
    package static let reason = CellTag(3)
    package static let by = CellTag(4)
    package static let date = CellTag(5)
}

/// The cells of an outcome; of several to one request the last one counts that names a number.
package enum OutcomeCell {
    package static let request = CellTag(1)
    /// The code of the office that was asked.
    package static let office = CellTag(2)
    /// The case as it was recorded there; absent where the offer was declined.
    package static let complaint = CellTag(3)
    package static let reason = CellTag(4)
    package static let date = CellTag(5)
    /// That office's name, and the case's number there: its books are not here.
    ///
    /// A number without the case says that the line which had it does not count any more.
    package static let officeName = CellTag(6)
    package static let number = CellTag(7)
}

/// The cells of a withdrawal.
package enum WithdrawalCell {
    package static let request = CellTag(1)
    package static let reason = CellTag(2)
    package static let by = CellTag(3)
    package static let date = CellTag(4)
}
