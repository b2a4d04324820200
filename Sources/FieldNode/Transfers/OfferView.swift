/// A case that another office asks this one to take over.
package struct OfferView: Hashable, Sendable, Encodable {
    /// The name by which it is accepted or declined.
    package let id: String
    /// The office that the case comes from.
    package let from: String
    /// The case's number there.
    package let number: String
    package let subject: String
    package let detail: String
    package let place: String
    package let accused: String
    /// When the complaint was received there, ISO 8601.
    package let received: String
    /// Why it is offered.
    package let reason: String?
    /// Whether the complainant's identity comes along.
    package let hasIdentity: Bool
    /// The office that knows who the complainant is, with the case's number there; nil where nobody does.
    package let knownAt: String?
    /// The day of the request, ISO 8601.
    package let since: String
    /// How many days it has waited.
    package let days: Int
}
