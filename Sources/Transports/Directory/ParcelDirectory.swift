package import FieldNode
import Glibc

/// A folder of parcels on a medium that is carried: a USB stick, a shared directory.
///
/// The folder is opened afresh for every call, because sticks come and go. Every call blocks until
/// the medium has answered.
package struct ParcelDirectory: ParcelFolder {
    package let address: String
    private let limitFiles: Int
    private let limitBytes: Int
    private let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    /// Names a folder; nothing is touched yet.
    ///
    /// - Parameters:
    ///   - path: The folder, as a person writes it.
    ///   - limitFiles: The most parcel files that one look considers.
    ///   - limitBytes: The most bytes of a file that is read.
    ///   - randomBytes: A source of unpredictable bytes, for the names of new files.
    package init(
        path: String,
        limitFiles: Int = ParcelFolderLimits.files,
        limitBytes: Int = ParcelFolderLimits.fileBytes,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8],
    ) {
        self.address = path
        self.limitFiles = limitFiles
        self.limitBytes = limitBytes
        self.randomBytes = randomBytes
    }

    /// The names of the parcel files, sorted; anything else in the folder is passed over.
    package func parcelNames() throws(ParcelDirectoryError) -> [String] {
        let folder = try openFolder()
        do {
            return try ParcelListing(limitFiles: limitFiles).names(in: folder)
        } catch {
            throw .reading(address, error)
        }
    }

    /// Whether a name has eight characters and the extension, as ``write(_:)`` gives it.
    package func isGiven(_ name: String) -> Bool { ParcelFileName.isGiven(Array(name.utf8)) }

    /// The bytes of one file, which stays open as long as they are held.
    package func open(_ name: String) throws(ParcelDirectoryError) -> any ParcelBytes {
        try checkName(name)
        let folder = try openFolder()
        do {
            // Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
            let file = try folder.open(name, O_RDONLY | O_NONBLOCK)
            let status = try file.status()
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw ParcelDirectoryError.notARegularFile(path: path(name))
            }
            let count = Int(status.st_size)
            guard count <= limitBytes else {
                throw ParcelDirectoryError.fileTooLarge(
                    path: path(name),
                    bytes: count,
                    limitBytes: limitBytes
                )
            }
            return FileBytes(file, count: count) { [path = path(name)] in
                ParcelDirectoryError.reading(path, $0)
            }
        } catch let error as SystemError {
            throw .reading(path(name), error)
        } catch let error as ParcelDirectoryError {
            throw error
        } catch {
            preconditionFailure("reading a parcel file threw an error of a foreign type: \(error)")
        }
    }

    /// Writes a new file and returns its name when the stick can be pulled out.
    package func write(_ parcel: [UInt8]) throws(ParcelDirectoryError) -> String {
        try write(parcel, beforeReadBack: { _ in })
    }

    /// Removes a file; one that is gone already is no error.
    package func remove(_ name: String) throws(ParcelDirectoryError) {
        try checkName(name)
        let folder = try openFolder()
        do {
            _ = try retrying { unsafe unlinkat(folder.descriptor, name, 0) }
            // Else the name may come back after a power cut, with the bytes of whatever was written
            // into the room since.
            try folder.syncDirectory()
        } catch  where error.code == ENOENT {
            return
        } catch {
            throw .writing(path(name), error, bytes: 0)
        }
    }

    /// Writes a parcel, and calls `beforeReadBack` with its name when only the comparison is left.
    ///
    /// The call in between is where a test damages the file as a worn stick would.
    func write(
        _ parcel: [UInt8],
        beforeReadBack: (String) -> Void,
    ) throws(ParcelDirectoryError) -> String {
        let folder = try openFolder()
        let writer = ParcelFileWriter(folderPath: address, randomBytes: randomBytes)
        return try writer.write(parcel, into: folder, beforeReadBack: beforeReadBack)
    }

    private func openFolder() throws(ParcelDirectoryError) -> OpenFile {
        do {
            return try OpenFile.open(address, O_RDONLY | O_DIRECTORY)
        } catch {
            switch error.code {
            case ENOENT: throw .missing(path: address)
            case ENOTDIR: throw .notADirectory(path: address)
            default: throw .reading(address, error)
            }
        }
    }

    private func checkName(_ name: String) throws(ParcelDirectoryError) {
        guard ParcelFileName.isParcel(Array(name.utf8)) else { throw .notAParcelName(name: name) }
    }

    private func path(_ name: String) -> String { "\(address)/\(name)" }
}
