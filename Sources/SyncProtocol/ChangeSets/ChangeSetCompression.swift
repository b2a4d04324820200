/// How the columns of a change set are packed.
package enum ChangeSetCompression: UInt8, Sendable {
    /// As they are.
    case stored = 0
    /// Raw deflate, RFC 1951.
    case deflate = 1
}
