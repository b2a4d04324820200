/// Bytes as the key of a dictionary, hashed in one piece: an array hashes them one by one.
struct ByteKey: Hashable {
    /// The bytes.
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}
