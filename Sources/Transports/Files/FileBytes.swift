import FieldNode

/// The bytes of an open file, read a piece at a time and as often as need be.
///
/// It stays the same file, whatever becomes of its name meanwhile.
final class FileBytes: ParcelBytes {
    let count: Int
    private let file: OpenFile
    private let naming: @Sendable (SystemError) -> any Error

    /// Takes over an open file.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - count: how many bytes it has.
    ///   - naming: makes an error with the file's name of one of the system's.
    init(
        _ file: consuming OpenFile,
        count: Int,
        naming: @escaping @Sendable (SystemError) -> any Error,
    ) {
        self.file = file
        self.count = count
        self.naming = naming
    }

    func bytes(from offset: Int, limitBytes: Int) throws -> [UInt8] {
        do { return try file.read(at: offset, limitBytes: min(limitBytes, Self.pieceBytes)) } catch
        {
            throw naming(error)
        }
    }

    /// The most bytes that are read at once.
    private static let pieceBytes = 1 << 20
}
