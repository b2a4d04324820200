/// Why a change set is refused.
///
/// Nothing of a refused set is applied.
package enum ChangeSetError: Error, Hashable, Sendable {
    /// The bytes end before the set does.
    case truncated
    /// Bytes follow after the end.
    case trailingBytes(Int)
    /// The first bytes are not those of a change set.
    case notAChangeSet
    /// The set is of a format that this version does not read.
    case unknownFormat(version: UInt8)
    /// The set is compressed in a way that this version does not know.
    case unknownCompression(method: UInt8)
    /// The set is compressed with a preset dictionary that this version does not have.
    case unknownDictionary(number: UInt8)
    /// A number does not fit into 64 bits.
    case numberTooLarge
    /// A number is not written in its shortest form.
    case numberNotShortest
    /// A count or length is beyond what is accepted.
    case lengthOverLimit(UInt64, limit: Int)
    /// The compressed bytes do not unpack to what was declared.
    case damagedCompression
    /// The compressed bytes unpack to more than is declared or allowed.
    case unpacksTooLarge(limit: Int)
    /// Text is not well-formed.
    case invalidText
    /// A line, row or dictionary entry is named that the set does not hold.
    case indexOutOfRange(UInt64, count: Int)
    /// A field holds a value that the format does not allow.
    case invalidField(Field)
    /// A change breaks a rule of form.
    case malformedChange(sequence: SequenceNumber, rule: ShapeRule)
    /// The run of an origin does not end at a signed head.
    case unsignedRun(origin: Origin, sequence: SequenceNumber)
    /// The signature does not fit the chain: a change was altered, left out or invented.
    case wrongSignature(origin: Origin, sequence: SequenceNumber)
    /// The first change does not carry the key that the origin is named after.
    case wrongOpening(origin: Origin)
    /// The chain does not follow from the hash it claims to follow.
    case brokenChain(origin: Origin, sequence: SequenceNumber)

    /// A field of the format.
    package enum Field: String, Hashable, Sendable {
        case flags, lineTable, place, shape, rule, valueKind, dictionary, head, context, counts
        case order, redaction, columns, key
    }
}

extension ChangeSetError: CustomStringConvertible {
    /// A whole sentence for logs and for the person who brought the file.
    package var description: String {
        switch self {
        case .truncated: "the change set is cut off before its end"
        case .trailingBytes(let count): "\(count) unexpected bytes follow the change set"
        case .notAChangeSet: "these bytes are not a change set"
        case .unknownFormat(let version):
            "the change set has format version \(version), which this program cannot read; "
                + "install a newer version"
        case .unknownCompression(let method):
            "the change set is compressed by method \(method), which this program does not know; "
                + "install a newer version"
        case .unknownDictionary(let number):
            "the change set is compressed with dictionary \(number), which this program does not "
                + "have; install a newer version"
        case .numberTooLarge: "the change set holds a number that does not fit into 64 bits"
        case .numberNotShortest: "the change set holds a number in a form that is not allowed"
        case .lengthOverLimit(let length, let limit):
            "the change set declares a length of \(length), more than the \(limit) allowed"
        case .damagedCompression: "the compressed part of the change set is damaged"
        case .unpacksTooLarge(let limit):
            "the change set unpacks to more than the \(limit) bytes declared or allowed"
        case .invalidText: "the change set holds text that is not well-formed"
        case .indexOutOfRange(let index, let count):
            "the change set refers to entry \(index) of a table of \(count)"
        case .invalidField(let field):
            "the change set's \(field.rawValue) field holds a value that is not allowed"
        case .malformedChange(let sequence, let rule):
            "change \(sequence) is malformed: \(rule.rawValue)"
        case .unsignedRun(let origin, let sequence):
            "the changes of origin \(origin) up to \(sequence) are not signed"
        case .wrongSignature(let origin, let sequence):
            "the signature of origin \(origin) at change \(sequence) does not fit: "
                + "something was altered, left out or invented on the way"
        case .wrongOpening(let origin):
            "the first change of origin \(origin) does not carry the key that it is named after"
        case .brokenChain(let origin, let sequence):
            "change \(sequence) of origin \(origin) does not follow the change it claims to follow"
        }
    }
}
