/// What can go wrong between a command and the process that holds the node.
package enum LocalCommandError: Error, Equatable, CustomStringConvertible {
    /// The folder's path is too long for a socket in it.
    case pathTooLong(path: String)
    /// Where the socket should be is something else.
    case notASocket(path: String)
    /// Another process listens there already.
    case alreadyListening(path: String)
    /// The socket could not be made.
    case cannotListen(path: String, cause: SystemError)
    /// The host stopped listening without having been asked to.
    case listeningEnded(path: String, cause: String)
    /// The socket is there and may not be used.
    case cannotConnect(path: String, cause: SystemError)
    /// The command line does not fit into one request.
    case requestTooLarge(limitBytes: Int)
    /// The host ended after it had accepted the request.
    case brokenOff(path: String)
    /// What listens there speaks something else.
    case notUnderstood(path: String)
    /// Standard output or standard error took no more.
    case outputFailed(cause: SystemError)
    /// The program that sent the command has gone.
    case clientGone
    /// The host is being stopped and takes no more input.
    case hostStopping

    package var description: String {
        switch self {
        case .pathTooLong(let path):
            "The path \(path) is too long for a socket; give the node a folder with a shorter path."
        case .notASocket(let path):
            "\(path) is in the way of the node's socket; move that file elsewhere."
        case .alreadyListening(let path):
            "Another process serves this node already at \(path); end it first."
        case .cannotListen(let path, let cause):
            "No socket could be made at \(path) (\(cause)); check the rights of that folder."
        case .listeningEnded(let path, let cause):
            "The socket at \(path) takes no more commands (\(cause)); restart 'serve'."
        case .cannotConnect(let path, let cause):
            "The serving process cannot be reached at \(path) (\(cause)); "
                + "run the command as the user who runs 'serve'."
        case .requestTooLarge(let limit):
            "The command line is larger than \(limit) bytes; hand long texts over in a file."
        case .brokenOff(let path):
            "The command may or may not have been carried out: the process that serves \(path) "
                + "ended before it had answered; look at the result before you repeat it."
        case .notUnderstood(let path):
            "The process that serves \(path) speaks another version; restart 'serve'."
        case .outputFailed(let cause):
            "The output could not be written (\(cause)); "
                + "look at the result of the command before you repeat it."
        case .clientGone:
            "The program that sent the command has gone; its output is dropped."
        case .hostStopping:
            "The node is being stopped and reads no more input; repeat the command later."
        }
    }
}
