import Glibc

/// The path of a Unix domain socket, in a form that fits the kernel's 107 bytes.
///
/// A longer path is shortened by way of its folder: `/proc/self/fd/N/NAME` names the same file as
/// long as the folder is held open.
struct LocalSocketAddress: ~Copyable {
    private static let limitBytes = 107

    private let path: String
    private let folder: OpenFile?

    /// Finds a form of the path that fits.
    ///
    /// - Throws: ``SystemError`` with ENAMETOOLONG if even the file's own name is too long, or what
    ///   opening the folder failed with.
    init(path: String) throws(SystemError) {
        guard path.utf8.count > Self.limitBytes else {
            self.path = path
            self.folder = nil
            return
        }
        let slash = path.lastIndex(of: "/") ?? path.startIndex
        let folder = try OpenFile.open(String(path[..<slash]), O_RDONLY | O_DIRECTORY)
        let short = "/proc/self/fd/\(folder.descriptor)\(path[slash...])"
        guard short.utf8.count <= Self.limitBytes else { throw SystemError(code: ENAMETOOLONG) }
        self.path = short
        self.folder = consume folder
    }

    /// Binds a socket to the path, creating the file.
    borrowing func bind(_ socket: CInt) throws(SystemError) {
        _ = try retrying {
            unsafe withAddress { unsafe Glibc.bind(socket, $0, $1) }
        }
    }

    /// Connects a socket to the process that listens at the path.
    borrowing func connect(_ socket: CInt) throws(SystemError) {
        _ = try retrying {
            unsafe withAddress { unsafe Glibc.connect(socket, $0, $1) }
        }
    }

    private borrowing func withAddress(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
    ) -> CInt {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { target in
            unsafe target.copyBytes(from: path.utf8)
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, size)
            }
        }
    }
}
