/// The first message of a parcel: who speaks, and what it understands.
package struct Hello: Hashable, Sendable {
    /// The sender.
    package let node: NodeID
    /// The sender's count of parcels; no two have the same number.
    package let parcelNumber: UInt64
    /// The program's version, for people.
    package let softwareVersion: String
    /// The version of the tables and cells that the sender gives a meaning to.
    package let schemaVersion: UInt32
    /// The greatest change-set format that the sender reads.
    package let changeSetFormat: UInt8
    /// The preset dictionaries that the sender has, beside number 0, in ascending order.
    package let dictionaries: [UInt8]

    /// Describes a sender.
    package init(
        node: NodeID,
        parcelNumber: UInt64,
        softwareVersion: String,
        schemaVersion: UInt32,
        changeSetFormat: UInt8 = ChangeSetHeader.formatVersion,
        dictionaries: [UInt8] = Deflate.dictionaries.keys.sorted(),
    ) {
        self.node = node
        self.parcelNumber = parcelNumber
        self.softwareVersion = softwareVersion
        self.schemaVersion = schemaVersion
        self.changeSetFormat = changeSetFormat
        self.dictionaries = dictionaries
    }
}
