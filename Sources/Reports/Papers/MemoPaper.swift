package import ComplaintModel

/// The memo that lays a case before the executive: บันทึกข้อความ, with room for the order.
package struct MemoPaper: Hashable, Sendable {
    /// Head and signature.
    package let head: PaperHead
    /// The case.
    package let about: PaperCase
    /// Who complained, as far as the caller handed it in.
    package let complainant: PaperComplainant
    /// The executive to whom it goes; nil leaves the post to the pen.
    package let addressee: String?
    /// The facts that were found, beside what the complaint itself says.
    package let facts: String?
    /// The opinion.
    package let opinion: String?
    /// What is proposed.
    package let proposal: String?
    /// What the executive has ordered; nil leaves the box to the pen.
    package let order: Order?

    /// The executive's order on the memo.
    package struct Order: Hashable, Sendable {
        /// Its words.
        package let text: String?
        /// The day of the signature.
        package let date: CivilDate
        /// Who signed.
        package let signer: PaperSigner?

        /// Describes an order.
        package init(text: String?, date: CivilDate, signer: PaperSigner? = nil) {
            self.text = text
            self.date = date
            self.signer = signer
        }
    }

    /// Gathers a memo.
    package init(
        head: PaperHead,
        about: PaperCase,
        complainant: PaperComplainant = .unnamed,
        addressee: String? = nil,
        facts: String? = nil,
        opinion: String? = nil,
        proposal: String? = nil,
        order: Order? = nil,
    ) {
        self.head = head
        self.about = about
        self.complainant = complainant
        self.addressee = addressee
        self.facts = facts
        self.opinion = opinion
        self.proposal = proposal
        self.order = order
    }

    /// The memo with its named values.
    package var paper: Paper {
        Paper(
            .memo,
            voidedReason: about.voidedReason,
            fields: head.fields + about.fields + complainant.fields + [
                PaperField("addressee", text: addressee),
                PaperField("facts", lines: facts),
                PaperField("opinion", lines: opinion),
                PaperField("proposal", lines: proposal),
                PaperField("order", lines: order?.text),
                PaperField("orderDate", .day(order?.date)),
            ] + PaperSigner.fields(of: order?.signer, "executive")
        )
    }
}
