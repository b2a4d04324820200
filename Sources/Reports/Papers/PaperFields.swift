/// The fields of a paper as one object for machines.
package struct PaperFields: Encodable, Sendable {
    private let fields: [PaperField]

    /// Takes the fields.
    init(_ fields: [PaperField]) { self.fields = fields }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }

    /// An object with a member for each field.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for field in fields {
            try container.encode(field.value, forKey: Name(stringValue: field.name))
        }
    }
}
