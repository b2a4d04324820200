import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// Names what went wrong below: from the errors of client, network and system to one sentence.
struct PeerLinkFailure {
    let address: String
    let limits: HTTPPeerLimits

    /// The one error for a person that an error from below amounts to.
    func named(_ error: any Error) -> PeerLinkError {
        switch error {
        case let error as PeerLinkError: error
        case let error as HTTPClientError: named(error)
        case let error as NIOConnectionError: named(error)
        case let error as IOError: named(error)
        case is NIOTooManyBytesError:
            .answerTooLarge(address: address, limitBytes: limits.answerBytes)
        case HTTPParserError.invalidEOFState: .brokenOff(address: address)
        case is HTTPParserError: .notHTTP(address: address)
        case ChannelError.connectTimeout: connectTimedOut
        case is ChannelError: .brokenOff(address: address)
        default: isFromTLS(error) ? .notTrusted(address: address) : failed(error)
        }
    }

    private func named(_ error: HTTPClientError) -> PeerLinkError {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: connectTimedOut
        case .readTimeout, .writeTimeout, .deadlineExceeded:
            .silent(address: address, seconds: limits.readTimeoutSeconds)
        case .tlsHandshakeTimeout: .notTrusted(address: address)
        case .remoteConnectionClosed, .requestStreamCancelled: .brokenOff(address: address)
        default: failed(error)
        }
    }

    /// A host has several addresses; the failure of the first one that was tried speaks for all.
    private func named(_ error: NIOConnectionError) -> PeerLinkError {
        guard let first = error.connectionErrors.first else {
            return .hostNotFound(address: address)
        }
        return named(first.error)
    }

    private func named(_ error: IOError) -> PeerLinkError {
        switch error.errnoCode {
        case ECONNREFUSED: .refused(address: address)
        case ENETUNREACH, EHOSTUNREACH, ENETDOWN, EADDRNOTAVAIL: .unreachable(address: address)
        case ETIMEDOUT: connectTimedOut
        case ECONNRESET, EPIPE: .brokenOff(address: address)
        default: failed(error)
        }
    }

    private var connectTimedOut: PeerLinkError {
        .connectTimedOut(address: address, seconds: limits.connectTimeoutSeconds)
    }

    private func failed(_ error: any Error) -> PeerLinkError {
        .failed(address: address, cause: "\(error)")
    }

    /// Whether an error comes from the TLS library below the client, which has many types of them
    /// and is no dependency of its own.
    private func isFromTLS(_ error: any Error) -> Bool {
        String(reflecting: type(of: error)).hasPrefix("NIOSSL.")
    }
}
