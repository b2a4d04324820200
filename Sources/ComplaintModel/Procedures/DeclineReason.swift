/// A reason for which a complaint may be refused, from the list that an officer chooses from.
package struct DeclineReason: Hashable, Codable, Sendable {
    /// The code.
    package let code: String
    /// The Thai wording, which goes onto the register line.
    package let nameThai: String
    /// The English wording.
    package let nameEnglish: String
    /// Whether it is a reason only where nobody has given a name.
    package let anonymousOnly: Bool

    private enum CodingKeys: String, CodingKey { case code, nameThai, nameEnglish, anonymousOnly }

    /// Reads a reason; it is one for every complaint where the file says nothing.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(String.self, forKey: .code)
        nameThai = try values.decode(String.self, forKey: .nameThai)
        nameEnglish = try values.decode(String.self, forKey: .nameEnglish)
        anonymousOnly = try values.decodeIfPresent(Bool.self, forKey: .anonymousOnly) ?? false
    }
}
