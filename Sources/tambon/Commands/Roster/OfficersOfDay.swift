import ComplaintModel

/// The officers of a day with their duties, and who may sign on it, for other programs.
struct OfficersOfDay: Encodable {
    let day: String
    let officers: [Person]
    let signatories: [Signing]

    struct Person: Encodable {
        let name: String
        let position: String
        let unit: String?
        let phone: String?
        let duties: [Duty]
    }

    struct Duty: Encodable {
        let words: String
        let order: String
    }

    struct Signing: Encodable {
        let name: String
        let titles: [String]
        let order: String?
    }

    init(_ listed: [Officer], of roster: Roster, on day: CivilDate) {
        self.day = day.iso
        officers = listed.map { officer in
            Person(
                name: officer.name,
                position: officer.position,
                unit: officer.unit,
                phone: officer.phone,
                duties: roster.duties(of: officer, on: day).map {
                    Duty(words: $0.words, order: $0.order)
                }
            )
        }
        signatories = roster.signatories(on: day).map {
            Signing(name: $0.officer.name, titles: $0.titles, order: $0.order)
        }
    }
}
