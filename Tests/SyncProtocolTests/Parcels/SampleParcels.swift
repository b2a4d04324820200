import SyncProtocol

/// Parcels with known content.
enum SampleParcels {
    /// Every kind of message and of recipient.
    static let golden = Parcel([
        .hello(
            Hello(
                node: node(1),
                parcelNumber: 300,
                softwareVersion: "0.1.0",
                schemaVersion: 1,
                changeSetFormat: 1,
                dictionaries: [1, 2, 255]
            )
        ),
        .address(from: node(1), to: .node(node(2))),
        .address(from: node(1), to: .office(Utf8Text("80.21.karo"))),
        .address(from: node(1), to: .above),
        .have(
            Have(
                ledger: LedgerID(high: 3, low: 4),
                officeCode: Utf8Text("80.21.karo"),
                vector: VersionVector([
                    entry(9, 7),
                    entry(5, 4_000_000_000),
                ])
            )
        ),
        .changeSet([1, 2, 3, 4]),
        .changeSet([]),
        .notice(code: 17, sentence: "นาฬิกาของเครื่องนี้ช้าไปหนึ่งวัน"),
        .skipped(kind: 900, bytes: [1, 2]),
        .more,
    ])

    private static func node(_ number: UInt64) -> NodeID { NodeID(high: 0xabcd, low: number) }

    private static func entry(_ origin: UInt64, _ sequence: UInt32) -> VersionVector.Entry {
        VersionVector.Entry(
            origin: Origin(high: 1, low: origin),
            sequence: SequenceNumber(sequence),
            hashPrefix: 0xfeed
        )
    }
}
