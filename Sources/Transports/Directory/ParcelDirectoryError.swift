import Glibc

/// What can be wrong with a folder of parcels, as a sentence for the person who holds the stick.
package enum ParcelDirectoryError: Error, Equatable, CustomStringConvertible {
    /// There is no such folder.
    case missing(path: String)
    /// The path names something that is not a folder.
    case notADirectory(path: String)
    /// The folder or a file in it may not be read.
    case notReadable(path: String)
    /// The folder may not be written to.
    case notWritable(path: String)
    /// The medium is write-protected.
    case readOnly(path: String)
    /// The medium has no room for a file of so many bytes.
    case full(path: String, bytes: Int)
    /// A name that no parcel file has.
    case notAParcelName(name: String)
    /// The file has gone since it was listed.
    case fileMissing(path: String)
    /// The name belongs to a link, a folder or a device.
    case notARegularFile(path: String)
    /// The file is larger than what is read.
    case fileTooLarge(path: String, bytes: Int, limitBytes: Int)
    /// What was read back is not what had been written.
    case damagedByMedium(path: String)
    /// Every name that was tried is taken.
    case noFreeName(path: String)
    /// Reading failed in the operating system.
    case readFailed(path: String, cause: SystemError)
    /// Writing failed in the operating system.
    case writeFailed(path: String, cause: SystemError)

    package var description: String {
        switch self {
        case .missing(let path):
            "There is no folder \(path); put the stick in, or check the path."
        case .notADirectory(let path):
            "\(path) is not a folder; name the folder that holds the parcels."
        case .notReadable(let path):
            "\(path) may not be read; check who owns it and how the stick is mounted."
        case .notWritable(let path):
            "\(path) may not be written to; check who owns it and how the stick is mounted."
        case .readOnly(let path):
            "\(path) is write-protected; unlock the stick or take another one."
        case .full(let path, let bytes):
            "\(path) has no room for \(bytes) more bytes; delete files there or take another stick."
        case .notAParcelName(let name):
            "\(name.debugDescription) is not the name of a parcel file; "
                + "only names such as ABCD2345.TBN are read."
        case .fileMissing(let path):
            "\(path) is no longer there; leave the stick in and try again."
        case .notARegularFile(let path):
            "\(path) is not an ordinary file and is left alone; remove it from the folder."
        case .fileTooLarge(let path, let bytes, let limit):
            "\(path) has \(bytes) bytes, more than the \(limit) that are read; "
                + "it is left alone, remove it if it is not yours."
        case .damagedByMedium(let path):
            "\(path) reads back differently from what was written; "
                + "the medium is faulty, take another stick."
        case .noFreeName(let path):
            "No free file name was found in \(path); delete old parcel files there."
        case .readFailed(let path, let cause):
            "\(path) could not be read (\(cause)); put the stick in again or take another one."
        case .writeFailed(let path, let cause):
            "\(path) could not be written (\(cause)); put the stick in again or take another one."
        }
    }

    /// Names what a failed read of `path` means.
    static func reading(_ path: String, _ cause: SystemError) -> ParcelDirectoryError {
        switch cause.code {
        case ENOENT: .fileMissing(path: path)
        case ELOOP, ENXIO: .notARegularFile(path: path)
        case EACCES, EPERM: .notReadable(path: path)
        default: .readFailed(path: path, cause: cause)
        }
    }

    /// Names what a failed write of `bytes` bytes into the folder at `path` means.
    static func writing(_ path: String, _ cause: SystemError, bytes: Int) -> ParcelDirectoryError {
        switch cause.code {
        case EEXIST: .noFreeName(path: path)
        case ENOSPC, EDQUOT, EFBIG: .full(path: path, bytes: bytes)
        case EROFS: .readOnly(path: path)
        case EACCES, EPERM: .notWritable(path: path)
        default: .writeFailed(path: path, cause: cause)
        }
    }
}
