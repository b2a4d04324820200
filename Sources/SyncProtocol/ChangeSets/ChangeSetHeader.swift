/// The part of a change set that is readable without unpacking anything.
package struct ChangeSetHeader: Hashable, Sendable {
    /// The first four bytes of every change set.
    package static let magic: [UInt8] = [0x54, 0x43, 0x53, 0x00]  // "TCS", NUL
    /// The greatest format version that this program reads and the one that it writes.
    package static let formatVersion: UInt8 = 1

    /// How the columns are packed.
    package let compression: ChangeSetCompression
    /// The preset dictionary that the columns were packed with; 0 for none.
    package let dictionary: UInt8
    /// The ledger of the changes.
    package let ledger: LedgerID
    /// The number of changes.
    package let changeCount: Int
    /// The bytes of the columns, unpacked.
    package let columnBytes: Int
    /// The bytes of the opaque part, which is never packed.
    package let opaqueBytes: Int

    /// Appends the header.
    func append(to out: inout [UInt8]) {
        out.append(contentsOf: Self.magic)
        out.append(Self.formatVersion)
        out.append(compression.rawValue)
        out.append(dictionary)
        out.append(contentsOf: ledger.bytes)
        out.appendVarint(changeCount)
        out.appendVarint(columnBytes)
        out.appendVarint(opaqueBytes)
    }

    /// Describes a set that is about to be written.
    init(
        compression: ChangeSetCompression,
        dictionary: UInt8,
        ledger: LedgerID,
        changeCount: Int,
        columnBytes: Int,
        opaqueBytes: Int,
    ) {
        self.compression = compression
        self.dictionary = dictionary
        self.ledger = ledger
        self.changeCount = changeCount
        self.columnBytes = columnBytes
        self.opaqueBytes = opaqueBytes
    }

    /// Reads the header of a change set and leaves the rest unread.
    ///
    /// - Throws: `notAChangeSet`, `unknownFormat`, `unknownCompression`, `unknownDictionary`, or
    ///   what is wrong with a length.
    package init(_ reader: inout ByteReader) throws(ChangeSetError) {
        for byte in Self.magic {
            guard !reader.isAtEnd, try reader.byte() == byte else { throw .notAChangeSet }
        }
        let version = try reader.byte()
        guard version == Self.formatVersion else { throw .unknownFormat(version: version) }
        let method = try reader.byte()
        guard let compression = ChangeSetCompression(rawValue: method) else {
            throw .unknownCompression(method: method)
        }
        dictionary = try reader.byte()
        guard dictionary == 0 || compression != .stored else { throw .invalidField(.dictionary) }
        guard dictionary == 0 || PresetDictionary.bytes(dictionary) != nil else {
            throw .unknownDictionary(number: dictionary)
        }
        guard let ledger = LedgerID(bytes: try reader.bytes(LedgerID.byteCount)) else {
            throw .truncated
        }
        self.compression = compression
        self.ledger = ledger
        changeCount = try reader.count(limit: ChangeSet.changeLimit)
        columnBytes = try reader.count(limit: ChangeSetLimits.unpackedBytes)
        opaqueBytes = try reader.count(limit: ChangeSetLimits.unpackedBytes - columnBytes)
    }
}
