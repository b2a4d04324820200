import Glibc

/// A port whose queue of connections is full: whoever knocks gets no answer at all.
final class CrowdedPort {
    let url: String
    private var sockets: [CInt] = []

    init() throws {
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
        let listening = socket(AF_INET, kind, 0)
        sockets.append(listening)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let crowd = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard unsafe bind(listening, address, size) == 0, listen(listening, 0) == 0,
                    unsafe getsockname(listening, address, &size) == 0
                else { return [CInt]() }
                return (0..<4).map { _ in
                    let waiting = socket(AF_INET, kind, 0)
                    _ = unsafe connect(waiting, address, size)
                    return waiting
                }
            }
        }
        sockets += crowd
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        guard !crowd.isEmpty else { throw TestFailure.system(errno) }
    }

    deinit {
        for socket in sockets { close(socket) }
    }
}
