package import FieldNode
import Glibc

/// A single file that a person names: a parcel to import, a report to write.
///
/// Complaints stand in most of what is written, so no other user of the machine may read it, but for a
/// parcel: it is sealed, and carried to a machine where another user has to read it.
package struct PlainFile: Sendable {
    /// The file, as a person writes it.
    package let path: String
    /// Whether what is written into it is sealed, and may be read by anyone.
    private let isSealed: Bool

    /// Names a file; nothing is touched yet.
    ///
    /// - Parameters:
    ///   - path: the file, as a person writes it.
    ///   - isSealed: whether what is written into it is sealed, and may be read by anyone.
    package init(path: String, isSealed: Bool = false) {
        self.path = path
        self.isSealed = isSealed
    }

    /// The whole file, which has at least one byte and at most `limitBytes`.
    package func read(limitBytes: Int) throws(PlainFileError) -> [UInt8] {
        try naming {
            // One byte more than allowed tells a file that is too large, or grows while it is read.
            let bytes = try openToRead().read(limitBytes: limitBytes + 1)
            if bytes.isEmpty { throw PlainFileError.empty(path: path) }
            if bytes.count > limitBytes {
                throw PlainFileError.tooLarge(path: path, limitBytes: limitBytes)
            }
            return bytes
        }
    }

    /// The bytes of the file, of whatever size; it stays open as long as they are held.
    package func open() throws(PlainFileError) -> any ParcelBytes {
        try naming {
            let file = try openToRead()
            let count = Int(try file.status().st_size)
            if count == 0 { throw PlainFileError.empty(path: path) }
            return FileBytes(file, count: count) { [path] in PlainFileError.reading(path, $0) }
        }
    }

    private func openToRead() throws -> OpenFile {
        // Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
        let file = try OpenFile.open(path, O_RDONLY | O_NONBLOCK)
        let status = try file.status()
        guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemError(code: EISDIR) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(code: ENXIO) }
        return file
    }

    private func naming<Value>(_ body: () throws -> Value) throws(PlainFileError) -> Value {
        do { return try body() } catch let error as SystemError {
            throw .reading(path, error)
        } catch let error as PlainFileError {
            throw error
        } catch {
            preconditionFailure("reading a file threw an error of a foreign type: \(error)")
        }
    }

    /// Writes the whole file, in place of one that may be there.
    package func write(_ bytes: [UInt8]) throws { try write { try $0(bytes) } }

    /// Writes the whole file a piece at a time, in place of one that may be there.
    ///
    /// Temporary name, write, fsync, rename, fsync of file and folder: at no moment is there half a file
    /// under the name, and when this returns, a power cut takes nothing back.
    ///
    /// - Parameter content: hands the pieces to the function that it is given.
    /// - Returns: what `content` returns.
    /// - Throws: ``PlainFileError``, or what `content` throws; what was there before stays then.
    package func write<Value>(
        _ content: (_ sink: ([UInt8]) throws -> Void) throws -> Value
    ) throws -> Value {
        var written = 0
        do {
            guard !name.isEmpty, name != ".", name != ".." else { throw SystemError(code: EISDIR) }
            let folder = try OpenFile.open(folderPath, O_RDONLY | O_DIRECTORY)
            if try folder.holds(name) {
                // The new file would take the place of a device, or of what another program reads from.
                switch try folder.status(of: name).st_mode & S_IFMT {
                case S_IFDIR: throw SystemError(code: EISDIR)
                case S_IFCHR, S_IFBLK, S_IFIFO, S_IFSOCK: throw SystemError(code: ENXIO)
                default: break
                }
            }
            let value = try place(content, in: folder, counting: &written)
            try folder.syncEntry(of: name)
            return value
        } catch let error as SystemError {
            throw PlainFileError.writing(path, error, bytes: written)
        }
    }

    private func place<Value>(
        _ content: (_ sink: ([UInt8]) throws -> Void) throws -> Value,
        in folder: borrowing OpenFile,
        counting written: inout Int,
    ) throws -> Value {
        // Two processes never write under the same temporary name; what a killed one left behind
        // gives way to the next of its number, and the rights to it with it.
        let temporary = ".tambon-\(getpid()).tmp"
        _ = unsafe unlinkat(folder.descriptor, temporary, 0)
        do {
            let file = try folder.open(
                temporary,
                O_WRONLY | O_CREAT | O_EXCL,
                mode: isSealed ? 0o644 : 0o600
            )
            let target = file.descriptor
            let value = try content { piece in
                written += piece.count
                try OpenFile.write(piece, to: target)
            }
            try file.sync()
            let descriptor = folder.descriptor
            _ = try retrying { unsafe renameat(descriptor, temporary, descriptor, name) }
            return value
        } catch {
            _ = unsafe unlinkat(folder.descriptor, temporary, 0)
            throw error
        }
    }

    private var folderPath: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private var name: String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}
