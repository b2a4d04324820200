/// A copy of a node's folder, or a backup that the node has made of its books.
struct FolderCopy {
    let path: String
    /// The disk that the folder lay on.
    let place: Int
    /// The exchanges that the node had finished when the copy was made.
    let meetings: [Int: Int]
    /// Whether the node has made it, without its keys.
    let isBackup: Bool
}
