import FieldNode

/// Why a peer could not be asked over HTTP, as a sentence for the person who waits for it.
package enum PeerLinkError: Error, Equatable, CustomStringConvertible {
    /// The text is no address of a peer.
    case notAnAddress(text: String)
    /// The address begins with something other than `http://` or `https://`.
    case wrongScheme(address: String)
    /// The address carries a password, a query or a fragment.
    case notABase(address: String)
    /// The name of the host is not known.
    case hostNotFound(address: String)
    /// The host is there, and nobody listens at that port.
    case refused(address: String)
    /// No way through the network leads to the host.
    case unreachable(address: String)
    /// No connection came about in time.
    case connectTimedOut(address: String, seconds: Int)
    /// The peer has been silent for too long.
    case silent(address: String, seconds: Int)
    /// The connection ended before the answer was complete.
    case brokenOff(address: String)
    /// The encrypted connection was not accepted: certificate, date or name do not fit.
    case notTrusted(address: String)
    /// What answers at the address does not speak HTTP.
    case notHTTP(address: String)
    /// The answer is larger than what is taken.
    case answerTooLarge(address: String, limitBytes: Int)
    /// The peer answered with a status other than 200, and perhaps with a sentence.
    case declined(address: String, status: Int, sentence: String)
    /// Something else failed on the way.
    case failed(address: String, cause: String)

    package var description: String {
        switch self {
        case .notAnAddress(let text):
            "\(text.debugDescription) is not the address of a peer; "
                + "write it like https://centre.example.go.th or http://192.168.1.5:8080."
        case .wrongScheme(let address):
            "\(address) does not begin with http:// or https://; only these are spoken."
        case .notABase(let address):
            "\(address) contains a password, a '?' or a '#'; give the plain address of the peer."
        case .hostNotFound(let address):
            "The host of \(address) is not known here; check the spelling and the network."
        case .refused(let address):
            "Nobody listens at \(address); check the port, and that the peer is running."
        case .unreachable(let address):
            "No network leads to \(address); check cable, Wi-Fi or modem."
        case .connectTimedOut(let address, let seconds):
            "\(address) was not reached within \(seconds) seconds; try again later."
        case .silent(let address, let seconds):
            "\(address) sent nothing for \(seconds) seconds; try again, nothing is lost."
        case .brokenOff(let address):
            "The connection to \(address) broke off in the middle; try again, nothing is lost."
        case .notTrusted(let address):
            "No secure connection to \(address) could be made; "
                + "check this computer's date, and the address."
        case .notHTTP(let address):
            "What answers at \(address) does not speak HTTP; check host and port."
        case .answerTooLarge(let address, let limit):
            "\(address) answered with more than \(limit) bytes; is this the address of a peer?"
        case .declined(let address, let status, let sentence):
            "\(address) declined with status \(status)\(Self.reason(sentence))"
        case .failed(let address, let cause):
            "The exchange with \(address) failed (\(cause)); try again, nothing is lost."
        }
    }

    private static func reason(_ sentence: String) -> String {
        sentence.isEmpty ? "; is this the address of a peer?" : ": \(sentence)"
    }
}

extension PeerLinkError: LinkRefusal {
    package var isOfUnknownSender: Bool {
        if case .declined(_, status: 403, _) = self { true } else { false }
    }

    package var isOfUnreadable: Bool {
        if case .declined(_, status: 400, _) = self { true } else { false }
    }
}
