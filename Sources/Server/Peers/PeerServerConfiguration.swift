/// Where the server listens, and the bounds within which it serves.
package struct PeerServerConfiguration: Sendable {
    /// The host name or IP address to listen at.
    package let host: String
    /// The port to listen at; 0 takes a free one.
    package let port: Int
    /// The largest request body, in bytes.
    package let limitBodyBytes: Int
    /// The most bytes of all request bodies that are held in memory at a time, about.
    package let limitBodiesBytes: Int
    /// About the most connections that are open at a time (up to three more may slip in at once);
    /// further ones wait until one is closed.
    package let limitConnections: Int
    /// The most requests of one address in a minute; as many may come at once.
    package let limitRequestsPerMinute: Int
    /// Seconds after which a connection is closed on which nothing arrives.
    package let idleSeconds: Int
    /// Seconds within which a request must have arrived whole, however steadily it drips.
    package let requestSeconds: Int
    /// Seconds that running requests have after the server was asked to stop.
    package let shutdownSeconds: Int

    /// Makes a configuration; the defaults let a 2G link deliver a parcel of usual size.
    package init(
        host: String,
        port: Int,
        limitBodyBytes: Int = 16 << 20,
        limitBodiesBytes: Int = 96 << 20,
        limitConnections: Int = 256,
        limitRequestsPerMinute: Int = 600,
        idleSeconds: Int = 60,
        requestSeconds: Int = 1800,
        shutdownSeconds: Int = 3,
    ) {
        self.host = host
        self.port = port
        self.limitBodyBytes = limitBodyBytes
        self.limitBodiesBytes = limitBodiesBytes
        self.limitConnections = limitConnections
        self.limitRequestsPerMinute = limitRequestsPerMinute
        self.idleSeconds = idleSeconds
        self.requestSeconds = requestSeconds
        self.shutdownSeconds = shutdownSeconds
    }

    /// Host and port as a person writes them.
    package var address: String { "\(host):\(port)" }
}
