import SyncProtocol

/// Exercises decoders whose formats know one form of everything: what they accept they write back
/// byte for byte.
enum CanonicalExercise {
    /// Reads a statement.
    static func statement(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        guard let statement = try? Statement(decoding: bytes) else { return false }
        try BrokenPromise.unless(statement.bytes == bytes, .notWrittenAlike(.statement))
        let read = try? Statement(statement.write())
        try BrokenPromise.unless(read == statement, .waysDisagree(.statement))
        return true
    }

    /// Reads a version vector.
    static func versionVector(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        guard let vector = VersionVector(bytes: bytes) else { return false }
        try BrokenPromise.unless(vector.bytes == bytes, .notWrittenAlike(.versionVector))
        try BrokenPromise.unless(
            VersionVector(vector.entries) == vector,
            .waysDisagree(.versionVector)
        )
        return true
    }
}
