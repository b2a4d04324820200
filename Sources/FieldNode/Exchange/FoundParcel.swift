import SyncProtocol

/// A parcel in a folder, by its beginning.
///
/// Parcels of one sender are read in the order in which they were written, so that hardly any change
/// set has to wait for another. The names of the files do not tell it.
struct FoundParcel: Comparable {
    /// The file's name.
    let name: String
    /// Who has sealed it.
    let sender: VerifyingKey
    private let life: Incarnation
    private let number: UInt64

    /// Takes what the beginning seems to say; only the order of reading depends on it.
    init(name: String, _ beginning: ParcelBeginning) {
        self.name = name
        sender = beginning.sender
        let message = beginning.firstFrame.flatMap { try? Message(reading: $0) }
        if case .hello(let hello) = message {
            (life, number) = (hello.incarnation, hello.parcelNumber)
        } else {
            (life, number) = (Incarnation(0), 0)
        }
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.sender, left.life, left.number, left.name)
            < (right.sender, right.life, right.number, right.name)
    }
}
