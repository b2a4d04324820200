import SyncProtocol

/// Counts what sealed identities take up in a parcel: nothing can pack them, and they are told apart.
enum SealedBytes {
    /// The bytes of all ciphertexts with the numbers of their keys.
    static func count(inParcel bytes: [UInt8]) throws -> Int {
        try Parcel(decoding: bytes).messages.reduce(0) { total, message in
            guard case .changeSet(let body) = message else { return total }
            return total + count(in: try ChangeSetDecoder.decode(body))
        }
    }

    private static func count(in set: ChangeSet) -> Int {
        set.changes.lazy.flatMap(\.writes).reduce(0) { total, write in
            guard case .sealed(_, let ciphertext) = write.value else { return total }
            return total + 8 + ciphertext.count
        }
    }
}
