import Glibc

/// Plain sockets of this machine, for tests that play a peer, a bad line or an attacker.
package enum LoopbackSocket {
    private static let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)

    /// Listens at a free port.
    package static func listen() throws -> Int32 {
        let listening = socket(AF_INET, kind, 0)
        let bound = unsafe named(0) { unsafe bind(listening, $0, $1) }
        guard listening >= 0, bound == 0, Glibc.listen(listening, 16) == 0 else {
            throw TestTrouble.system(errno)
        }
        return listening
    }

    /// Connects to a port.
    package static func connect(to port: UInt16) throws -> Int32 {
        let connection = socket(AF_INET, kind, 0)
        let code = unsafe named(port) { unsafe Glibc.connect(connection, $0, $1) }
        guard connection >= 0, code == 0 else {
            close(connection)
            throw TestTrouble.system(errno)
        }
        return connection
    }

    /// The port of a listening socket.
    package static func port(of listening: Int32) -> UInt16 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = unsafe getsockname(listening, $0, &size)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Writes all bytes; false if the other side has gone.
    package static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes { rest in
                unsafe send(connection, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            written += count
        }
        return true
    }

    private static func named(
        _ port: UInt16,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32,
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
