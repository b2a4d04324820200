import Glibc

/// The making of sockets in the node's folder, on both sides.
enum LocalSocket {
    private static let backlog: CInt = 64

    /// A socket that is connected to whoever listens at a path; nil if nobody does.
    static func connect(_ path: String) throws(LocalCommandError) -> OpenFile? {
        do {
            let address = try LocalSocketAddress(path: path)
            let socket = try make()
            try address.connect(socket.descriptor)
            return socket
        } catch {
            switch error.code {
            case ENOENT, ENOTDIR, ECONNREFUSED: return nil
            case ENAMETOOLONG: throw .pathTooLong(path: path)
            default: throw .cannotConnect(path: path, cause: error)
            }
        }
    }

    /// A socket that listens at a path, for its owner only; the file of a dead process is replaced.
    static func listen(_ path: String) throws(LocalCommandError) -> OpenFile {
        try clear(path)
        do {
            let address = try LocalSocketAddress(path: path)
            let socket = try make()
            // Linux gives the file the rights of the socket: so there is no moment in which
            // anybody else could connect.
            _ = try retrying { fchmod(socket.descriptor, 0o600) }
            try address.bind(socket.descriptor)
            _ = try retrying { Glibc.listen(socket.descriptor, backlog) }
            return socket
        } catch {
            guard error.code != ENAMETOOLONG else { throw .pathTooLong(path: path) }
            throw .cannotListen(path: path, cause: error)
        }
    }

    /// Removes the socket file that a killed process has left behind.
    private static func clear(_ path: String) throws(LocalCommandError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        guard try connect(path) == nil else { throw .alreadyListening(path: path) }
        remove(path)
    }

    /// Removes the socket file; that it is gone already is no error.
    static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    private static func make() throws(SystemError) -> OpenFile {
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        return OpenFile(descriptor: try retrying { socket(AF_UNIX, kind, 0) })
    }
}
