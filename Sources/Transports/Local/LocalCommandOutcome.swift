/// How the attempt to hand a command to the process that holds the node has ended.
package enum LocalCommandOutcome: Sendable, Equatable {
    /// No process listens: the command may open the node itself.
    case nobodyListens
    /// The process ended before it accepted the command: nothing was done, try again.
    case notAccepted
    /// The command was carried out and ended with this code.
    case finished(exitCode: Int32)
}
