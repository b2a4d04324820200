/// Why the database of a node could not be used.
///
/// Nothing of a failed transaction stays.
package enum StoreError: Error, Hashable, Sendable {
    /// There is no node in the folder.
    case noNode(directory: String)
    /// Setting the node up, or putting it back, was cut short; it was never used.
    case unfinished(directory: String)
    /// There is a node in the folder already.
    case nodeExists(directory: String)
    /// The file is not a database of this program.
    case notANode(path: String)
    /// A newer version of the program has written the database.
    case newerVersion(path: String)
    /// The disk, or what the node may use of it, is full.
    case diskFull(path: String)
    /// Reading or writing failed; the process stops writing until it is started again.
    case inputOutput(path: String)
    /// The file is damaged.
    case damaged(path: String)
    /// The file or its folder may not be written.
    case readOnly(path: String)
    /// The folder, or a file in it, may not be read by this user.
    case notReadable(path: String)
    /// SQLite did not take over a setting that keeps what was acknowledged.
    case settingRefused(name: String)
    /// The file is a database of this program, and no copy made by `backup`.
    case notABackup(path: String)
    /// The file to restore is no whole backup.
    case damagedBackup(path: String)
    /// The medium does not give back what was written on it.
    case damagedByMedium(path: String)
    /// Another process holds the database.
    case busy(path: String)
    /// A block of the log no longer decodes.
    case damagedBlock(number: Int64)
    /// Anything else that SQLite reports, by its result code.
    case sqlite(code: Int32, path: String)
    /// A change set waits for missing ones and the room for such sets is used up.
    case tooManyWaiting(limit: Int)
}

extension StoreError {
    /// What to do where the log or a table is damaged.
    package static let restoring =
        "keep this folder, and put the last backup into a new one with 'tambon restore FILE --node "
        + "NEW-FOLDER'; what was sent since comes back from the nodes that it went to"
}

extension StoreError: CustomStringConvertible {
    /// A whole sentence for logs and for the person at the screen.
    package var description: String {
        switch self {
        case .noNode(let directory):
            "there is no node in \(directory); set one up with "
                + "'tambon init --node \(directory) --office CODE --name NAME', "
                + "or name the right folder with --node"
        case .unfinished(let directory):
            "setting up the node in \(directory) was cut short, and it was never used; "
                + "so repeat the 'tambon init', 'tambon join' or 'tambon restore' command"
        case .nodeExists(let directory):
            "there is a node in \(directory) already; choose an empty folder with --node"
        case .notANode(let path):
            "\(path) is not a database of this program; name the node's folder with --node"
        case .newerVersion(let path):
            "\(path) was written by a newer version of this program; install that version"
        case .diskFull(let path):
            "the disk is full and \(path) could not be written; nothing was changed; "
                + "free some space and try again"
        case .inputOutput(let path):
            "reading or writing \(path) failed; nothing was changed; check the disk, "
                + "then start the program again and run 'tambon verify'"
        case .damaged(let path):
            "\(path) is damaged; 'tambon verify' says which part. 'tambon doctor --rebuild' mends "
                + "indexes and rows; if it does not, \(Self.restoring)"
        case .readOnly(let path):
            "\(path) may not be written; check the owner and the permissions of the folder"
        case .notReadable(let path):
            "\(path) may not be read by this user; run the command as the user who has set the node "
                + "up, or check the owner and the permissions of the folder"
        case .settingRefused(let name):
            "SQLite does not keep the setting '\(name)', without which a power cut could lose "
                + "what was recorded; the node was not started"
        case .notABackup(let path):
            "\(path) was not made by 'tambon backup'; a copy of a running database may be half old "
                + "and half new"
        case .damagedBackup(let path):
            "\(path) is no whole backup: it is damaged or was cut short; nothing was restored; "
                + "copy it once more, or take another backup"
        case .damagedByMedium(let path):
            "\(path) does not read back as it was written: the medium is faulty; no backup was made; "
                + "use another stick"
        case .busy(let path):
            "another process holds \(path); end it, or wait until it has finished"
        case .damagedBlock(let number):
            "block \(number) of the log is damaged, and the log is made from nothing else; "
                + Self.restoring
        case .sqlite(let code, let path):
            "SQLite reports error \(code) on \(path); nothing was changed; run 'tambon verify'"
        case .tooManyWaiting(let limit):
            "more than \(limit) change sets wait for missing ones; bring the missing ones first "
                + "('tambon doctor' names them)"
        }
    }
}
