import Glibc

/// An open file or directory, closed when the value ends.
struct OpenFile: ~Copyable {
    let descriptor: CInt

    /// Takes over an open descriptor.
    init(descriptor: CInt) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Gives the descriptor away without closing it.
    consuming func release() -> CInt {
        let descriptor = descriptor
        discard self
        return descriptor
    }

    /// Opens a path.
    static func open(_ path: String, _ flags: CInt) throws(SystemError) -> OpenFile {
        let descriptor = try retrying { unsafe Glibc.open(path, flags | O_CLOEXEC) }
        return OpenFile(descriptor: descriptor)
    }

    /// Opens or creates the file `name` inside this directory; a symbolic link is refused.
    func open(
        _ name: String,
        _ flags: CInt,
        mode: mode_t = 0o644,
    ) throws(SystemError) -> OpenFile {
        let opened = try retrying {
            unsafe openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, mode)
        }
        return OpenFile(descriptor: opened)
    }

    /// What the open file is, and how large.
    func status() throws(SystemError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
        return status
    }

    /// What `name` inside this directory is; a symbolic link is not followed.
    func status(of name: String) throws(SystemError) -> stat {
        var status = stat()
        guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw .last
        }
        return status
    }

    /// Whether this directory has an entry of this name, of whatever kind.
    func holds(_ name: String) throws(SystemError) -> Bool {
        do {
            _ = try status(of: name)
            return true
        } catch {
            guard error.code == ENOENT else { throw error }
            return false
        }
    }

    /// Up to `limitBytes` bytes from the present position on, fewer only at the end of the file.
    func read(limitBytes: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: min(1 << 20, max(limitBytes, 1)))
        while bytes.count < limitBytes {
            let wanted = min(block.count, limitBytes - bytes.count)
            let count = try retrying { unsafe Glibc.read(descriptor, &block, wanted) }
            if count == 0 { break }
            bytes.append(contentsOf: block[..<count])
        }
        return bytes
    }

    /// Up to `limitBytes` bytes from a place on, fewer only at the end of the file.
    func read(at offset: Int, limitBytes: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limitBytes)
        var count = 0
        while count < limitBytes {
            let got = try retrying {
                unsafe bytes.withUnsafeMutableBytes { buffer in
                    let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
                    return unsafe pread(descriptor, rest.baseAddress, rest.count, offset + count)
                }
            }
            if got == 0 { break }
            count += got
        }
        bytes.removeLast(limitBytes - count)
        return bytes
    }

    /// Writes all bytes from the present position on.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        try Self.write(bytes, to: descriptor)
    }

    /// Writes all bytes to a descriptor that stays open.
    static func write(_ bytes: [UInt8], to descriptor: CInt) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            written += try retrying {
                unsafe bytes.withUnsafeBytes { buffer in
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                    return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                }
            }
        }
    }

    /// Waits until the medium has taken what was written.
    func sync() throws(SystemError) {
        _ = try retrying { fsync(descriptor) }
    }

    /// Waits until the medium has taken the entries of this directory.
    ///
    /// Some file systems behind FUSE know no fsync of a directory; there everything that the
    /// computer still has to write is written out instead.
    func syncDirectory() throws(SystemError) {
        do {
            try sync()
        } catch {
            guard error.code == EINVAL || error.code == ENOSYS else { throw error }
            Glibc.sync()
        }
    }

    /// Waits until the medium has taken the entry of a file that was renamed in this directory.
    ///
    /// FAT keeps a file's place and length in its entry, and a rename makes the new entry an empty
    /// one: it is filled in with the file, not with the directory.
    func syncEntry(of name: String) throws(SystemError) {
        try open(name, O_RDONLY | O_NONBLOCK).sync()
        try syncDirectory()
    }

    /// Asks the kernel to forget its copy of the file, so that the next read asks the medium.
    func dropCache() {
        _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    }
}

/// Repeats a system call as long as a signal interrupts it.
func retrying<Count: FixedWidthInteger>(_ call: () -> Count) throws(SystemError) -> Count {
    while true {
        let result = call()
        if result >= 0 { return result }
        guard errno == EINTR else { throw .last }
    }
}
