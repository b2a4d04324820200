import ComplaintModel
import SyncProtocol

/// An identity as it is sealed: which fields there are, and their texts in a byte a character.
///
/// The layout stands in the catalogue's page on identities.
struct IdentityText: Hashable {
    /// The texts by field; no others than the identity's.
    let fields: [EditableField: String]

    /// The layout that is written, and read.
    private static let layout: UInt8 = 1
    /// The length is a multiple of this many bytes, so that it does not tell the exact length of a
    /// name.
    private static let granule = 8
    /// Far more than the form takes of all fields together.
    private static let limitBytes = 64 << 10

    /// The numbers of the fields in the layout; a number is given out once.
    private static let numbers: [(number: UInt8, field: EditableField)] = [
        (1, .name), (2, .address), (3, .phone), (4, .email), (5, .idNumber),
    ]

    /// Takes the fields of an identity.
    init(_ fields: [EditableField: String]) { self.fields = fields }

    /// The bytes to be sealed.
    var bytes: [UInt8] {
        var head = [Self.layout]
        var texts = ScsuEncoder()
        for (number, field) in Self.numbers {
            guard let text = fields[field] else { continue }
            head.append(number)
            head.appendVarint(text.unicodeScalars.count)
            texts.append(Array(text.utf8))
        }
        var out = head + [0] + texts.bytes
        while out.count % Self.granule != 0 { out.append(0) }
        return out
    }

    /// Reads bytes that were sealed; nil if they are of another layout or malformed.
    init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard let fields = try? Self.fields(from: &reader) else { return nil }
        self.fields = fields
    }

    private static func fields(
        from reader: inout ByteReader
    ) throws(ChangeSetError) -> [EditableField: String] {
        guard try reader.byte() == layout else { throw .invalidField(.valueKind) }
        var lengths: [(number: UInt8, scalars: Int)] = []
        while case let number = try reader.byte(), number != 0 {
            lengths.append((number, try reader.count(limit: limitBytes)))
        }
        var texts = ScsuDecoder(try reader.bytes(reader.remaining), limit: limitBytes)
        var fields: [EditableField: String] = [:]
        for (number, scalars) in lengths {
            guard let known = numbers.first(where: { $0.number == number }) else {
                throw .invalidField(.valueKind)
            }
            let text = try texts.text(scalars: scalars)
            fields[known.field] = String(decoding: text, as: UTF8.self)
        }
        return fields
    }
}
