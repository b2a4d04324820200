package import SyncProtocol

/// Why a parcel, or a part of one, is not taken.
package enum ExchangeError: Error, Sendable {
    /// A ledger that this node has no business with.
    case foreignLedger(code: String, ledger: LedgerID, own: String)
    /// A parcel without the sender's greeting.
    case noHello
    /// A parcel says more than is held in memory, besides its change sets.
    case tooMuchTold(limitBytes: Int)
    /// A parcel of somebody whom no certificate names.
    case unknownSender(code: String)
    /// The same, where this node may not invite that office: no word of this node would help.
    case uncertified(code: String, own: String)
    /// An invitation that this node has not issued.
    case unknownInvitation(code: String)
    /// An invitation that another node has accepted before.
    case usedInvitation(code: String)
    /// An invitation for another office than the one that joins.
    case wrongInvitation(invited: String, joining: String)
    /// The answer to an invitation names books that are another office's.
    case foreignBook(code: String, ledger: LedgerID)
    /// The peer keeps nothing that this node keeps.
    case nothingShared
    /// The peer lacks what it does not take.
    case notTaken
    /// The peer said that more follows, and nothing did.
    case nothingFollows
    /// What the peer says to whoever reads it, in its own words.
    case told(String)
    /// The caller's parcel is sealed for others than the node that it has called.
    case sealedForOthers(own: String)
    /// The peer answered with bytes that are no parcel for this node.
    case badAnswer(address: String, reason: String)
    /// A file is no parcel that can be used.
    case badFile(name: String, cause: any Error)
    /// The parcel that this node wrote itself.
    case ownParcel(name: String)
    /// A parcel is wanted for this very office, which has no other computer.
    case ownOffice(code: String)
}

extension ExchangeError: LinkRefusal {
    package var isOfUnknownSender: Bool {
        switch self {
        case .unknownSender, .uncertified, .unknownInvitation: true
        default: false
        }
    }

    package var isOfUnreadable: Bool {
        if case .sealedForOthers = self { true } else { false }
    }
}

extension ExchangeError: CustomStringConvertible {
    /// A whole sentence for logs and for the person who brought the parcel.
    package var description: String {
        switch self {
        case .foreignLedger(let code, let ledger, let own):
            "the changes are of the office '\(code)' (ledger \(ledger)), which the node of '\(own)' "
                + "does not keep; bring them to the centre"
        case .noHello: "the parcel does not say which node it comes from"
        case .tooMuchTold(let limit):
            "besides its changes the parcel has more than the \(limit) bytes that are read; "
                + "ask its sender for another one"
        case .unknownSender(let code):
            "the parcel comes from a node of '\(code)' that is not enrolled; "
                + "invite it with 'tambon invite \(code) --out FILE'"
        case .uncertified(let code, let own):
            "the parcel comes from a node of '\(code)' that is not certified, as far as is known at "
                + "'\(own)': a node above '\(code)' has to invite it first, and a centre that was "
                + "set up anew uses 'tambon certify'; nothing is to be done at '\(own)'"
        case .unknownInvitation(let code):
            "the node of '\(code)' shows an invitation that was not issued here; "
                + "issue one with 'tambon invite \(code) --out FILE'"
        case .usedInvitation(let code):
            "another node has already accepted the invitation for '\(code)'; "
                + "issue a new one, and look at 'tambon nodes' for a stranger"
        case .wrongInvitation(let invited, let joining):
            "the invitation is for '\(invited)' and was accepted by a node of '\(joining)'; "
                + "issue one for '\(joining)'"
        case .foreignBook(let code, let ledger):
            "the node that joins as '\(code)' names the books of another office as its own "
                + "(ledger \(ledger)); find out who it is before you invite it anew"
        case .nothingShared:
            "shares no ledger with this node, so nothing was exchanged; an office calls the node "
                + "above it, not the other way round"
        case .notTaken: "does not take what it lacks"
        case .nothingFollows: "promises more and sends nothing"
        case .told(let sentence): sentence
        case .sealedForOthers(let own):
            "what was sent is sealed for others than this node of '\(own)'; check the address; if "
                + "this node was set up anew, exchange by a stick once, or ask it for another "
                + "invitation and take that in with 'tambon join FILE'"
        case .badAnswer(let address, let reason):
            "\(address) answered with something else than a parcel for this node: \(reason); "
                + "check the address"
        case .badFile(let name, let cause): "\(name): \(cause)"
        case .ownParcel(let name): "\(name) was written by this very node; nothing is to be done"
        case .ownOffice(let code):
            "'\(code)' is this very office, and no other computer of it is enrolled; name the office "
                + "that the file is for: 'tambon nodes' lists them"
        }
    }
}
