/// Whom a parcel is for.
package enum Recipient: Hashable, Sendable {
    /// One node.
    case node(NodeID)
    /// Any node of an office, by the office's code.
    case office(Utf8Text)
    /// Any node above the sender.
    case above
}
