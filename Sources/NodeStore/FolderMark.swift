import Glibc

/// A sign in a node's folder, on the disk before whoever puts it up goes on.
package struct FolderMark: Sendable {
    private let directory: String
    private let path: String

    /// That setting the node up has begun and not ended.
    ///
    /// It is there before the first file of the node is made, and gone before anybody is told that the
    /// node is there. So whoever finds it after a power cut knows that nothing in the folder was ever
    /// used, and may begin anew.
    package static func unfinished(in directory: String) -> FolderMark {
        FolderMark(directory: directory, path: directory + "/node.unfinished")
    }

    /// That transactions which were acknowledged are lost.
    ///
    /// What tells of it is gone once the database is open; the sign stays until the node has begun a new
    /// life.
    package static func loss(in directory: String) -> FolderMark {
        FolderMark(directory: directory, path: directory + "/node.loss")
    }

    /// Whether it is up.
    package var isThere: Bool { unsafe access(path, F_OK) == 0 }

    /// Puts the sign up, durably.
    package func place() throws(StoreError) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure() }
        close(file)
        try syncDirectory()
    }

    /// Takes the sign away, durably.
    package func remove() throws(StoreError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure() }
        try syncDirectory()
    }

    private func syncDirectory() throws(StoreError) {
        let folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure() }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure() }
    }

    private func failure() -> StoreError {
        switch errno {
        case ENOSPC, EDQUOT: .diskFull(path: path)
        case EIO: .inputOutput(path: path)
        default: .readOnly(path: directory)
        }
    }
}
