import Glibc
import NIOPosix

/// A connection that sends what it likes, and says when the server has closed it.
final class RawConnection: Sendable {
    private let socket: CInt

    /// Connects to a port of this computer.
    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = in_port_t(port).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, size)
            }
        }
        guard result == 0 else { throw Failure(code: errno) }
    }

    deinit {
        close(socket)
    }

    /// Sends text as it is.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        unsafe Glibc.send(socket, bytes, bytes.count, CInt(MSG_NOSIGNAL))
    }

    /// Everything that comes until the server closes, or until a text has come.
    func read(until end: String? = nil) async throws -> String {
        let socket = socket
        return try await NIOThreadPool.singleton.runIfActive {
            var all: [UInt8] = []
            var block = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = unsafe recv(socket, &block, block.count, 0)
                guard count > 0 else { return String(decoding: all, as: UTF8.self) }
                all += block[..<count]
                let text = String(decoding: all, as: UTF8.self)
                if let end, text.hasSuffix(end) { return text }
            }
        }
    }

    /// Whether the server has closed the connection by now.
    var isClosed: Bool {
        var byte: UInt8 = 0
        return unsafe recv(socket, &byte, 1, CInt(MSG_DONTWAIT) | CInt(MSG_PEEK)) == 0
    }

    struct Failure: Error {
        let code: CInt
    }
}
