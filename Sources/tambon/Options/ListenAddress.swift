import ArgumentParser

/// A host and a port to listen at, as a person writes them: `127.0.0.1:8080`, `[::1]:8080`.
struct ListenAddress: Equatable, ExpressibleByArgument {
    /// A host name, or an IP address without brackets.
    let host: String
    /// 0 to 65535; 0 takes a free one.
    let port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"),
            let port = UInt16(argument[argument.index(after: colon)...])
        else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        if host.isEmpty || host.contains(where: \.isWhitespace) { return nil }
        self.init(host: String(host), port: Int(port))
    }

    var defaultValueDescription: String { "\(host):\(port)" }
}
