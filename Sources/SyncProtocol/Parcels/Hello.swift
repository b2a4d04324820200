/// The first message of a parcel: who speaks, and what it understands.
///
/// The node itself is named by the key that signs the parcel.
package struct Hello: Hashable, Sendable {
    /// The sender's present life.
    package let incarnation: Incarnation
    /// The sender's count of parcels in this incarnation; no two have the same number.
    package let parcelNumber: UInt64
    /// The newest tokens that the sender got, one for each life of a node that gave it any, sorted.
    package let tokens: [ShownToken]
    /// The key to which an answer is sealed.
    package let agreementKey: AgreementKey
    /// The sender's office, as it calls itself.
    package let officeCode: Utf8Text
    /// The program's version, for people.
    package let softwareVersion: String
    /// The version of the tables and cells that the sender gives a meaning to.
    package let schemaVersion: UInt32
    /// The greatest change-set format that the sender reads.
    package let changeSetFormat: UInt8
    /// The preset dictionaries that the sender has, beside number 0, in ascending order.
    package let dictionaries: [UInt8]

    /// The most tokens that are shown.
    package static let tokenLimit = 64

    /// Describes a sender.
    package init(
        incarnation: Incarnation,
        parcelNumber: UInt64,
        tokens: [ShownToken] = [],
        agreementKey: AgreementKey,
        officeCode: Utf8Text,
        softwareVersion: String,
        schemaVersion: UInt32,
        changeSetFormat: UInt8 = ChangeSetHeader.formatVersion,
        dictionaries: [UInt8] = PresetDictionary.numbers,
    ) {
        self.incarnation = incarnation
        self.parcelNumber = parcelNumber
        self.tokens = tokens.sorted()
        self.agreementKey = agreementKey
        self.officeCode = officeCode
        self.softwareVersion = softwareVersion
        self.schemaVersion = schemaVersion
        self.changeSetFormat = changeSetFormat
        self.dictionaries = dictionaries
    }
}
