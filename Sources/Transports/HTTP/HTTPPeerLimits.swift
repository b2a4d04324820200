/// How long a peer is waited for over HTTP, and how much is taken from it.
package struct HTTPPeerLimits: Sendable {
    /// Seconds until a connection must have come about.
    package let connectTimeoutSeconds: Int
    /// Seconds that may pass without a byte from the peer, or without one taken by it.
    package let readTimeoutSeconds: Int
    /// The largest answer, in bytes.
    package let answerBytes: Int

    /// Makes limits; the defaults suit a 2G link.
    package init(
        connectTimeoutSeconds: Int = 20,
        readTimeoutSeconds: Int = 120,
        answerBytes: Int = 64 << 20,
    ) {
        self.connectTimeoutSeconds = connectTimeoutSeconds
        self.readTimeoutSeconds = readTimeoutSeconds
        self.answerBytes = answerBytes
    }
}
