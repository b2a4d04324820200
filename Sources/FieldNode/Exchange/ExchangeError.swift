package import SyncProtocol

/// Why a parcel, or a part of one, is not taken.
package enum ExchangeError: Error, Sendable {
    /// A ledger that this node has no business with.
    case foreignLedger(code: String, ledger: LedgerID, own: String)
    /// A parcel without the sender's greeting.
    case noHello
    /// A parcel for somebody else.
    case notAddressedToUs(name: String, own: String)
    /// The peer answered with bytes that are no parcel.
    case badAnswer(address: String, ParcelError)
    /// A file is no parcel that can be used.
    case badFile(name: String, ParcelError)
    /// The parcel that this node wrote itself.
    case ownParcel(name: String)
    /// Change sets wait for others that did not come.
    case waiting(name: String, gaps: [String])
    /// A part of a parcel was refused; the rest was applied.
    case refused(name: String, reasons: [String])
}

extension ExchangeError: CustomStringConvertible {
    /// A whole sentence for logs and for the person who brought the parcel.
    package var description: String {
        switch self {
        case .foreignLedger(let code, let ledger, let own):
            "the changes are of the office '\(code)' (ledger \(ledger)), which the node of '\(own)' "
                + "does not keep; bring them to the centre"
        case .noHello: "the parcel does not say which node it comes from"
        case .notAddressedToUs(let name, let own):
            "\(name) is addressed to another node than that of '\(own)'; it was left alone"
        case .badAnswer(let address, let error):
            "\(address) answered with something else than a parcel: \(error); check the address"
        case .badFile(let name, let error): "\(name): \(error)"
        case .ownParcel(let name): "\(name) was written by this very node; nothing is to be done"
        case .waiting(let name, let gaps):
            "\(name) builds on changes that have not come yet: \(gaps.joined(separator: "; ")); "
                + "it is kept and will be applied once they are imported"
        case .refused(let name, let reasons): "\(name): \(reasons.joined(separator: "; "))"
        }
    }
}
