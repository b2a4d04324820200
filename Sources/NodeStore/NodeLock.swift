import Glibc

/// The right to open a node's database, held by one process at a time.
///
/// libsqlite3 before 3.51.3 can damage a WAL database that two processes write, so no second process
/// ever opens the file. The lock lies on a file of its own and ends with the process.
package final class NodeLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock if it is free.
    ///
    /// - Parameter directory: the node's folder.
    /// - Returns: nil while another process holds it.
    /// - Throws: ``StoreError`` if the lock file cannot be made.
    package static func acquire(directory: String) throws(StoreError) -> NodeLock? {
        let path = directory + "/node.lock"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw switch errno {
            case ENOENT, ENOTDIR: .noNode(directory: directory)
            case ENOSPC, EDQUOT: .diskFull(path: path)
            case EIO: .inputOutput(path: path)
            default: .readOnly(path: path)
            }
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return NodeLock(descriptor: descriptor)
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit {
        // Not by closing it alone: a process that is just being started has a copy of the descriptor.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
