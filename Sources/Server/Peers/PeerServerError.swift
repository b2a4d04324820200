/// Why the server could not be started, as a sentence for the person who started it.
package enum PeerServerError: Error, Equatable, CustomStringConvertible {
    /// Another program listens there already.
    case addressInUse(address: String)
    /// The operating system reserves the port.
    case notPermitted(address: String)
    /// The host is no address of this computer.
    case notOfThisComputer(address: String)
    /// The server ended for another reason.
    case failed(address: String, cause: String)

    package var description: String {
        switch self {
        case .addressInUse(let address):
            "Another program listens at \(address) already; end it, or choose another port."
        case .notPermitted(let address):
            "This user may not listen at \(address); choose a port from 1024 on."
        case .notOfThisComputer(let address):
            "\(address) is no address of this computer; use 127.0.0.1, 0.0.0.0 or one of its own."
        case .failed(let address, let cause):
            "The server at \(address) ended (\(cause)); start it again."
        }
    }
}
