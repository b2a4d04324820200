/// A broken promise.
package struct Violation: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which promise.
    package enum Promise: String, CaseIterable, Sendable {
        case nothingLost = "no acknowledged change is lost"
        case nothingInvented = "no change appears that nobody acknowledged"
        case nothingOverwritten = "no value is overwritten by somebody who had not seen it"
        case convergence = "nodes that hold the same changes show the same state"
        case rest = "exchanges come to an end"
        case gaplessNumbers = "register numbers have no gap"
        case numbersSeen = "no number stands on two cases unseen"
        /// For hand-overs: the case is in one office's hands at least, and the one that had asked knows.
        case handedOver = "a case that is handed over is lost between no two offices"
        case opens = "a node can be opened again"
        case upgradesKeep = "an upgrade changes nothing that is held or shown"
        case verifies = "a node's books verify"
        case rotSeen = "damage on the disk is found"
        /// For receipts: what a receipt says was durable before it was signed.
        case receiptsTrue = "no receipt is ahead of the truth"
        /// For quarantine: what is not admitted shows nowhere in the rows.
        case quarantineApart = "nothing in quarantine is merged"
        /// For rollback: a restored or copied node is noticed and never issues a dot again.
        case rollbackFound = "a restored node is noticed"
    }

    /// Which promise was broken.
    package let promise: Promise
    /// Where and how.
    package let detail: String

    /// The promise, and how it was broken.
    package var description: String { "not kept: \(promise.rawValue): \(detail)" }
}
