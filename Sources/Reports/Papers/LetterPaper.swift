package import ComplaintModel

/// A letter in the outside form: to an agency, or to the complainant.
package struct LetterPaper: Hashable, Sendable {
    /// The letters that there are.
    package enum Message: Hashable, Sendable {
        /// To an agency outside, with what is asked of it and the day until which it is to answer.
        case forwarding(to: String?, request: String?, answerDue: CivilDate?)
        /// To the complainant: received, and being handled.
        case preliminary
        /// To the complainant: what came of it, and how the matter stands with it.
        case result(text: String?, outcome: Outcome?)
    }

    /// How a matter stands when its complainant is told of the result.
    package enum Outcome: Hashable, Sendable {
        /// It has ended.
        case closed
        /// It goes on.
        case notClosed
        /// The office has not taken it on, for the reason that the result says.
        case declined
        /// Another office or agency has taken it over.
        case handedOver(to: String?)
    }

    /// Head and signature.
    package let head: PaperHead
    /// The case.
    package let about: PaperCase
    /// Who complained, as far as the caller handed it in.
    package let complainant: PaperComplainant
    /// What is said, and to whom.
    package let message: Message
    /// What goes with the letter.
    package let enclosures: [String]

    /// Gathers a letter.
    package init(
        _ message: Message,
        head: PaperHead,
        about: PaperCase,
        complainant: PaperComplainant = .unnamed,
        enclosures: [String] = [],
    ) {
        self.message = message
        self.head = head
        self.about = about
        self.complainant = complainant
        self.enclosures = enclosures
    }

    /// The letter with its named values.
    package var paper: Paper {
        let common =
            head.fields + about.fields + complainant.fields + [
                PaperField("enclosures", .paragraphs(enclosures.map(ReportCell.text)))
            ]
        return Paper(kind, voidedReason: about.voidedReason, fields: common + messageFields)
    }

    private var kind: PaperKind {
        switch message {
        case .forwarding: .forwardingLetter
        case .preliminary: .preliminaryNotice
        case .result: .resultNotice
        }
    }

    private var messageFields: [PaperField] {
        switch message {
        case .forwarding(let agency, let request, let due):
            [
                PaperField("addressee", text: agency),
                PaperField("request", lines: request),
                PaperField("answerDue", .day(due)),
            ]
        case .preliminary: []
        case .result(let text, let outcome):
            [
                PaperField("result", lines: text),
                PaperField("isClosed", .flag(outcome == .closed)),
                PaperField("isNotClosed", .flag(outcome == .notClosed)),
                PaperField("isDeclined", .flag(outcome == .declined)),
                PaperField("handedOverTo", text: outcome?.taker),
            ]
        }
    }
}

extension LetterPaper.Outcome {
    /// Who has taken the matter over.
    fileprivate var taker: String? {
        if case .handedOver(let office) = self { office ?? "หน่วยงานอื่น" } else { nil }
    }
}
