import Glibc

/// What can be wrong with a file that a person has named.
package enum PlainFileError: Error, Equatable, CustomStringConvertible {
    /// There is no such file.
    case missing(path: String)
    /// The folder in which the file is to be written is not there.
    case folderMissing(path: String)
    /// The path names a folder.
    case isAFolder(path: String)
    /// The path names a device or a pipe.
    case notARegularFile(path: String)
    /// The file has no bytes.
    case empty(path: String)
    /// The file is larger than what is read.
    case tooLarge(path: String, limitBytes: Int)
    /// The rights do not allow it.
    case notPermitted(path: String)
    /// The medium is full; at least so many bytes were to be written.
    case full(path: String, bytes: Int)
    /// Reading failed in the operating system.
    case readFailed(path: String, cause: SystemError)
    /// Writing failed in the operating system.
    case writeFailed(path: String, cause: SystemError)

    package var description: String {
        switch self {
        case .missing(let path):
            "There is no file \(path); check the path."
        case .folderMissing(let path):
            "\(path) cannot be written, because its folder is not there; make the folder first."
        case .isAFolder(let path):
            "\(path) is a folder; name a file."
        case .notARegularFile(let path):
            "\(path) is not an ordinary file; name one."
        case .empty(let path):
            "\(path) is empty: nothing is in it, or copying it has failed; copy it again."
        case .tooLarge(let path, let limit):
            "\(path) has more than the \(limit) bytes that are read; is it the right file?"
        case .notPermitted(let path):
            "The rights of this user do not suffice for \(path); check owner and permissions."
        case .full(let path, let bytes):
            "The medium is full: \(path) needs at least \(bytes) bytes; free some space and try again."
        case .readFailed(let path, let cause):
            "\(path) could not be read (\(cause)); try again, or take another copy."
        case .writeFailed(let path, let cause):
            "\(path) could not be written (\(cause)); try again, or choose another place."
        }
    }

    /// Names what a failed read of `path` means.
    static func reading(_ path: String, _ cause: SystemError) -> PlainFileError {
        switch cause.code {
        case ENOENT, ENOTDIR: .missing(path: path)
        case EISDIR: .isAFolder(path: path)
        case ENXIO, ELOOP: .notARegularFile(path: path)
        case EACCES, EPERM: .notPermitted(path: path)
        default: .readFailed(path: path, cause: cause)
        }
    }

    /// Names what a failed write of `bytes` bytes to `path` means.
    static func writing(_ path: String, _ cause: SystemError, bytes: Int) -> PlainFileError {
        switch cause.code {
        case ENOENT, ENOTDIR: .folderMissing(path: path)
        case EISDIR: .isAFolder(path: path)
        case ENXIO: .notARegularFile(path: path)
        case EACCES, EPERM, EROFS: .notPermitted(path: path)
        case ENOSPC, EDQUOT, EFBIG: .full(path: path, bytes: bytes)
        default: .writeFailed(path: path, cause: cause)
        }
    }
}
