/// The decoders that see bytes from outside, each under the name that the command line knows.
enum Decoder: String, CaseIterable, Sendable {
    /// A stream of compressed text.
    case text
    /// A change set, and its check against an empty history.
    case changeSet = "change-set"
    /// A whole parcel as it comes from a peer or a stick.
    case sealedParcel = "sealed-parcel"
    /// The body of an exchange over HTTP, as far as the endpoint goes with it where nothing is held.
    case body
    /// The same for what a sender has sealed and signed well.
    case contents
    /// The frames of a parcel that its sender has sealed and signed well, whatever they hold.
    case plaintext
    /// The messages in a parcel's frames.
    case messages
    /// The file by which an office is invited.
    case invitation
    /// A registry's statement on a key.
    case statement
    /// What a peer says it holds of a ledger.
    case versionVector = "version-vector"

    /// Hands bytes to the decoder, and holds it to what its format promises.
    ///
    /// - Parameter bytes: any bytes at all.
    /// - Returns: whether the decoder accepted them.
    /// - Throws: the promise that does not hold.
    @discardableResult
    func exercise(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        switch self {
        case .text: try TextExercise.run(bytes)
        case .changeSet: try ChangeSetExercise.run(bytes)
        case .sealedParcel: try ParcelExercise.open(bytes)
        case .body: try BodyExercise.run(bytes)
        case .contents: try BodyExercise.contents(bytes)
        case .plaintext: try ParcelExercise.openForged(bytes)
        case .messages: try MessageExercise.run(bytes)
        case .invitation: try InvitationExercise.run(bytes)
        case .statement: try CanonicalExercise.statement(bytes)
        case .versionVector: try CanonicalExercise.versionVector(bytes)
        }
    }
}
