@testable import SyncProtocol

/// A hello's content part by part, so that one of them can be made wrong.
struct HelloParts {
    var incarnation = [UInt8](repeating: 1, count: 8)
    var parcelNumber: [UInt8] = [1]
    var tokens: [UInt8] = [0]
    var agreementKey = AgreementKey(SealedSamples.readerKey).bytes
    var officeCode: [UInt8] = [1, 0x61]
    var softwareVersion: [UInt8] = [1, 0x30]
    var schemaVersion: [UInt8] = [1]
    var changeSetFormat: [UInt8] = [1]
    var dictionaries: [UInt8] = [0]

    init() {}

    /// With one part replaced.
    init(_ part: WritableKeyPath<HelloParts, [UInt8]>, _ bytes: [UInt8]) {
        self[keyPath: part] = bytes
    }

    var content: [UInt8] {
        incarnation + parcelNumber + tokens + agreementKey + officeCode
            + softwareVersion + schemaVersion + changeSetFormat + dictionaries
    }
}
