/// A reason for which a complaint may be refused, from the list that an officer chooses from.
package struct DeclineReason: Hashable, Codable, Sendable {
    /// The code.
    package let code: String
    /// The Thai wording, which goes onto the register line.
    package let nameThai: String
    /// The English wording.
    package let nameEnglish: String
}
