import Glibc

/// One look through a folder for files that can be parcels.
///
/// A folder may hold a hundred thousand foreign files: names are kept only up to twice the limit at
/// any time, and it is always the first ones in order that remain.
struct ParcelListing {
    let limitFiles: Int

    /// The names of regular files that look like a parcel's, sorted by bytes.
    func names(in folder: borrowing OpenFile) throws(SystemError) -> [String] {
        // The stream closes its descriptor, so it gets one of its own.
        let own = try folder.open(".", O_RDONLY | O_DIRECTORY)
        let copy = try retrying { fcntl(own.descriptor, F_DUPFD_CLOEXEC, 0) }
        guard let stream = unsafe fdopendir(copy) else {
            let error = SystemError.last
            close(copy)
            throw error
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let name = unsafe try Self.nextName(stream) {
            guard ParcelFileName.isParcel(name) else { continue }
            let text = String(decoding: name, as: UTF8.self)
            guard Self.isRegularFile(text, in: folder) else { continue }
            names.append(text)
            if names.count >= 2 * max(limitFiles, 1) { names = first(names) }
        }
        return first(names)
    }

    private func first(_ names: [String]) -> [String] {
        // Whatever else is called so crowds out no parcel that a node has named.
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let given = sorted.filter { ParcelFileName.isGiven(Array($0.utf8)) }
        let others = sorted.filter { !ParcelFileName.isGiven(Array($0.utf8)) }
        return Array((given + others).prefix(limitFiles))
    }

    /// Whether a name is a regular file; one that has gone in the meantime is none.
    private static func isRegularFile(_ name: String, in folder: borrowing OpenFile) -> Bool {
        guard let status = try? folder.status(of: name) else { return false }
        return status.st_mode & S_IFMT == S_IFREG
    }

    /// The bytes of the next entry's name, nil after the last one.
    private static func nextName(_ stream: OpaquePointer) throws(SystemError) -> [UInt8]? {
        errno = 0
        guard let entry = unsafe readdir(stream) else {
            guard errno == 0 else { throw .last }
            return nil
        }
        let capacity = unsafe MemoryLayout.size(ofValue: entry.pointee.d_name)
        return unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
            unsafe Array(name.prefix(capacity).prefix { $0 != 0 })
        }
    }
}
