/// A complaint that has passed every rule of the record form and can be recorded.
///
/// Texts are trimmed and in Unicode normal form C; what was left blank is absent.
package struct CheckedEntry: Hashable, Sendable {
    private let texts: [EditableField: String]

    /// The way in which it came.
    package let channel: ChannelCode
    /// What it is about, in one line.
    package let subject: String
    /// What happened.
    package let detail: String
    /// The category, when one was given.
    package let category: CategoryCode?
    /// When it reached the office; nothing was typed when it is being recorded as it comes.
    package let received: LocalMoment?
    /// The key under which the source knows it.
    package let ref: String?

    // Only `ComplaintEntry.check` makes one, from values that it has judged.
    init?(_ texts: [EditableField: String], ref: String?) {
        guard let channel = texts[.channel].flatMap({ ChannelCode($0) }),
            let subject = texts[.subject], let detail = texts[.detail]
        else { return nil }
        self.texts = texts
        self.channel = channel
        self.subject = subject
        self.detail = detail
        category = texts[.category].flatMap { CategoryCode($0) }
        received = texts[.received].flatMap { LocalMoment(iso: $0) }
        self.ref = ref
    }

    /// What is kept of a field, nothing when it was left blank.
    package subscript(_ field: EditableField) -> String? { texts[field] }

    /// Where it happened.
    package var place: String? { texts[.place] }
    /// The complainant's name.
    package var name: String? { texts[.name] }
    /// The complainant's address.
    package var address: String? { texts[.address] }
    /// The complainant's telephone number, in Arabic numerals.
    package var phone: String? { texts[.phone] }
    /// The complainant's e-mail address.
    package var email: String? { texts[.email] }
    /// The complainant's ID number, 13 digits.
    package var idNumber: String? { texts[.idNumber] }
    /// The agency that complains.
    package var agency: String? { texts[.agency] }
    /// The person, post or unit complained of.
    package var accused: String? { texts[.accused] }
    /// The officer who wrote the entry.
    package var recordedBy: String? { texts[.recordedBy] }

    /// Whether anything of the sealed identity was given.
    package var hasIdentity: Bool { texts.keys.contains(where: \.isIdentity) }

    /// Whether an answer can be given: a name, an address or an agency is clear.
    ///
    /// What people write for "nobody" does not count.
    package var isReachable: Bool {
        Reachability.isReachable(name: name, address: address, agency: agency)
    }
}
