import Glibc

/// The way of one new parcel file onto a medium.
///
/// Temporary name, write, fsync, rename, fsync of file and folder, cache dropped, read back, compared.
/// Without either fsync of the file a stick on FAT32 loses the whole content when it is pulled out early;
/// without the comparison a stick of faked capacity goes unnoticed.
struct ParcelFileWriter {
    let folderPath: String
    let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    private static let attempts = 16

    /// Writes the parcel and returns the name of its file.
    func write(
        _ parcel: [UInt8],
        into folder: borrowing OpenFile,
        beforeReadBack: (String) -> Void,
    ) throws(ParcelDirectoryError) -> String {
        let name: String
        do {
            name = try place(parcel, into: folder)
        } catch {
            throw .writing(folderPath, error, bytes: parcel.count)
        }
        do {
            try folder.syncEntry(of: name)
            beforeReadBack(name)
            guard try readBack(name, from: folder, count: parcel.count) == parcel else {
                Self.discard(name, from: folder)
                throw ParcelDirectoryError.damagedByMedium(path: "\(folderPath)/\(name)")
            }
        } catch let error as SystemError {
            Self.discard(name, from: folder)
            throw .writing(folderPath, error, bytes: parcel.count)
        } catch let error as ParcelDirectoryError {
            throw error
        } catch {
            preconditionFailure("writing a parcel file threw an error of a foreign type: \(error)")
        }
        return name
    }

    /// Writes the bytes under a temporary name and gives them their final one.
    private func place(
        _ parcel: [UInt8],
        into folder: borrowing OpenFile,
    ) throws(SystemError) -> String {
        let temporary = try fill(parcel, into: folder)
        do {
            return try rename(temporary, in: folder)
        } catch {
            Self.discard(temporary, from: folder)
            throw error
        }
    }

    /// Writes the bytes durably into a new temporary file and returns its name.
    private func fill(
        _ parcel: [UInt8],
        into folder: borrowing OpenFile,
    ) throws(SystemError) -> String {
        for _ in 0..<Self.attempts {
            let name = freshName(ParcelFileName.temporaryExtension)
            guard try !folder.holds(name) else { continue }
            let file = try folder.open(name, O_WRONLY | O_CREAT | O_EXCL)
            do {
                try file.write(parcel)
                try file.sync()
                file.dropCache()
            } catch {
                Self.discard(name, from: folder)
                throw error
            }
            return name
        }
        throw SystemError(code: EEXIST)
    }

    /// Gives a temporary file a fresh parcel name; never that of a file that is there.
    private func rename(
        _ temporary: String,
        in folder: borrowing OpenFile,
    ) throws(SystemError) -> String {
        for _ in 0..<Self.attempts {
            let name = freshName(ParcelFileName.parcelExtension)
            // A rename replaces silently, so look first. That somebody else gives out the same
            // forty random bits between the look and the rename is left out of account.
            guard try !folder.holds(name) else { continue }
            let descriptor = folder.descriptor
            _ = try retrying { unsafe renameat(descriptor, temporary, descriptor, name) }
            return name
        }
        throw SystemError(code: EEXIST)
    }

    /// What the medium, not the memory, holds under a name; one byte more shows a file too long.
    private func readBack(
        _ name: String,
        from folder: borrowing OpenFile,
        count: Int,
    ) throws(SystemError) -> [UInt8] {
        let file = try folder.open(name, O_RDONLY)
        file.dropCache()
        return try file.read(limitBytes: count + 1)
    }

    private func freshName(_ fileExtension: String) -> String {
        "\(ParcelFileName.stem(randomBytes: randomBytes)).\(fileExtension)"
    }

    /// Removes a file that failed; that it may be impossible changes nothing about the failure.
    private static func discard(_ name: String, from folder: borrowing OpenFile) {
        _ = unsafe unlinkat(folder.descriptor, name, 0)
    }
}
