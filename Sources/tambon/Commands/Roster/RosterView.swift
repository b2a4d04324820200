import ComplaintModel

/// A roster for other programs.
struct RosterView: Encodable {
    let points: [Point]
    let officers: [Person]
    let orders: [Order]

    struct Point: Encodable {
        let name: String
        let place: String?
        let phone: String?
        let from: String?
        let to: String?
    }

    struct Person: Encodable {
        let name: String
        let position: String
        let unit: String?
        let phone: String?
        let signs: Bool
        let from: String?
        let to: String?
    }

    struct Order: Encodable {
        let number: String
        let date: String
        let actingFor: String?
        let officers: [Appointee]
        let from: String?
        let to: String?
    }

    struct Appointee: Encodable {
        let name: String
        let duty: String?
    }

    init(_ roster: Roster) {
        points = roster.points.map {
            Point(
                name: $0.name,
                place: $0.place,
                phone: $0.phone,
                from: $0.term.from?.iso,
                to: $0.term.to?.iso
            )
        }
        officers = roster.officers.map {
            Person(
                name: $0.name,
                position: $0.position,
                unit: $0.unit,
                phone: $0.phone,
                signs: $0.signs,
                from: $0.term.from?.iso,
                to: $0.term.to?.iso
            )
        }
        orders = roster.orders.map { order in
            Order(
                number: order.number,
                date: order.date.iso,
                actingFor: order.actingFor,
                officers: order.appointees.map {
                    Appointee(name: $0.officer.name, duty: $0.duty)
                },
                from: order.term.from?.iso,
                to: order.term.to?.iso
            )
        }
    }
}
