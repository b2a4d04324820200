import Testing

/// The file systems that a power cut is tried on.
enum FileSystem: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case ext4
    case xfs

    var testDescription: String { rawValue }

    /// The size of its image; the file has holes, and takes little of the disk it lies on.
    var imageBytes: Int { self == .ext4 ? 96 << 20 : 320 << 20 }

    /// The command that makes one on an image.
    var making: [String] {
        self == .ext4 ? ["mkfs.ext4", "-q", "-F"] : ["mkfs.xfs", "-q", "-f"]
    }
}
