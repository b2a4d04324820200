/// A promise of a format that some bytes have shown not to hold.
enum BrokenPromise: Error, Hashable, Sendable {
    /// Something accepted was not written again as the same.
    case notWrittenAlike(Decoder)
    /// Two ways to read the same bytes do not agree.
    case waysDisagree(Decoder)
    /// A decoder threw what its contract does not name.
    case foreignError(Decoder)
    /// A check let through something that it has not seen whole.
    case checkedInPart(Decoder)
    /// The harness could not make what it hands to the decoder.
    case harness(Decoder)

    /// Throws if something does not hold.
    static func unless(_ holds: Bool, _ promise: Self) throws(Self) {
        if !holds { throw promise }
    }
}

extension BrokenPromise: CustomStringConvertible {
    /// A whole sentence for whoever looks into the bytes.
    var description: String {
        switch self {
        case .notWrittenAlike(let decoder):
            "what the \(decoder.rawValue) decoder accepts is not written again as the same: "
                + "mend its encoder, or refuse the bytes"
        case .waysDisagree(let decoder):
            "two ways to read the same \(decoder.rawValue) bytes do not agree: find out which errs"
        case .foreignError(let decoder):
            "the \(decoder.rawValue) decoder threw an error that its contract does not name: add "
                + "it, or throw another"
        case .checkedInPart(let decoder):
            "the check of \(decoder.rawValue) bytes let through what it has not seen whole: look "
                + "at what it counted"
        case .harness(let decoder):
            "the harness of the \(decoder.rawValue) decoder could not make its input: mend it"
        }
    }
}
