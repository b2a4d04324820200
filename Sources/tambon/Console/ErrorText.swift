import ComplaintModel
import FieldNode
import Reports
import Transports

/// What a person is told of an error: the Thai sentence first and the English one after it where
/// both exist.
enum ErrorText {
    /// The lines for standard error.
    static func of(_ error: any Error) -> String {
        switch error {
        case let error as FieldNodeError: both(error.sentence)
        case let error as ComplaintModelError: both(error.sentence)
        case let error as TrustError: both(error.sentence)
        case let error as FreezingError: both(error.sentence)
        case let error as ReportError: both(error.sentence)
        case let error as OldRegisterError: both(error.sentence)
        case let error as CommandError: both(error.sentence)
        case let error as LineError: both(error.sentence)
        case let error as PlainFileError: both(error.sentence)
        case let error as ParcelDirectoryError: both(error.sentence)
        case let error as PeerLinkError: both(error.sentence)
        case let error as ExchangeError: both(error.sentence)
        case is CancellationError: "The command was stopped before it had ended; run it again."
        default: FieldNode.sentence(of: error).map(both) ?? english(error)
        }
    }

    private static func both(_ sentence: Sentence) -> String {
        sentence.thai == sentence.english
            ? sentence.english : sentence.thai + "\n" + sentence.english
    }

    /// Errors of this project say what happened; of any other only the insides would be shown.
    private static func english(_ error: any Error) -> String {
        guard (type(of: error) as Any.Type) is any CustomStringConvertible.Type else {
            return "The command failed for a reason that was not foreseen; "
                + "run 'tambon doctor' to see whether the node is sound."
        }
        return "\(error)"
    }
}
