/// Who does what in an office, and on which days.
package struct Roster: Hashable, Sendable {
    /// The points where complaints are taken in.
    package let points: [ReceptionPoint]
    /// The officers, also those who have left.
    package let officers: [Officer]
    /// The orders, also those that are no longer in force.
    package let orders: [AppointmentOrder]

    /// A duty that an officer has by an order.
    package struct Duty: Hashable, Sendable {
        /// The words of the order; for an acting appointment the post.
        package let words: String
        /// The number of the order.
        package let order: String
    }

    /// Describes an office.
    package init(
        points: [ReceptionPoint] = [],
        officers: [Officer] = [],
        orders: [AppointmentOrder] = [],
    ) {
        self.points = points
        self.officers = officers
        self.orders = orders
    }

    /// Who may sign for the executive on a day: who acts on that day, by the latest order first, and
    /// the holder of the post.
    ///
    /// An order makes somebody act for the executive if it names a post whose holder signs.
    package func signatories(on day: CivilDate) -> [Signatory] {
        let posts = Set(officers.filter(\.signs).map(\.position))
        let acting = orders(on: day).filter { $0.actingFor.map(posts.contains) ?? false }
            .sorted { ($1.date, $1.number) < ($0.date, $0.number) }
            .flatMap { order in
                order.appointees.compactMap { officer($0, on: day) }.map {
                    Signatory(officer: $0, actingFor: order.actingFor, order: order.number)
                }
            }
        let holders = officers.filter { $0.signs && $0.term.contains(day) }
            .map { Signatory(officer: $0) }
        return acting + holders
    }

    /// What orders make an officer responsible for on a day.
    package func duties(of officer: Officer, on day: CivilDate) -> [Duty] {
        orders(on: day).flatMap { order in
            let own = order.appointees.filter { $0.officer.isSamePerson(as: officer) }
            return own.compactMap { appointee in
                let acting = order.actingFor.map { "รักษาการแทน \($0)" }
                return (acting ?? appointee.duty).map { Duty(words: $0, order: order.number) }
            }
        }
    }

    /// Whether a signature of a day is one that nobody in this office could have given.
    ///
    /// An office that has named nobody who signs is not judged.
    ///
    /// - Parameters:
    ///   - name: who is said to have signed; nil where nobody is named.
    ///   - day: the day of the signature.
    /// - Returns: that it may be so; or who could have signed.
    package func mayHaveSigned(_ name: String?, on day: CivilDate) -> RuleAnswer {
        guard officers.contains(where: \.signs) else { return .meets }
        let entitled = signatories(on: day)
        if entitled.contains(where: { $0.officer.name == name || $0.officer.position == name }) {
            return .meets
        }
        let names = entitled.map { "\($0.officer.name) (\($0.titles.joined(separator: " ")))" }
        let thai = names.isEmpty ? "ไม่มีผู้ใด" : names.joined(separator: ", ")
        let english = names.isEmpty ? "nobody" : names.joined(separator: ", ")
        guard let name else {
            return .fails(
                because: Sentence(
                    thai: "ยังไม่ได้ระบุว่าใครลงนาม โปรดเพิ่ม --by ผู้มีอำนาจในวันที่ \(day.thaiShort): \(thai)",
                    english: "nobody is named who signed; say who with --by. Who may sign on "
                        + "\(day.iso): \(english)."
                )
            )
        }
        return .fails(
            because: Sentence(
                thai: "\(name) ไม่มีอำนาจลงนามในวันที่ \(day.thaiShort) ผู้มีอำนาจ: \(thai) "
                    + "ถ้ามีคำสั่งรักษาการแทน ให้บันทึกด้วย 'tambon order add' ก่อน",
                english:
                    "\(name) may not sign on \(day.iso); who may: \(english). Record an acting "
                    + "appointment with 'tambon order add … --acting POST' first if there is one."
            )
        )
    }

    /// An appointee as the roster has them on a day; nil if they are not in office.
    ///
    /// Who left and came back, or has another telephone, may be written down anew under the same name and
    /// post; the order holds for them all the same.
    private func officer(
        _ appointee: AppointmentOrder.Appointee,
        on day: CivilDate,
    ) -> Officer? {
        if appointee.officer.term.contains(day) { return appointee.officer }
        return officers.first {
            $0.isSamePerson(as: appointee.officer) && $0.term.contains(day)
        }
    }

    private func orders(on day: CivilDate) -> [AppointmentOrder] {
        orders.filter { $0.term.contains(day) }
    }
}
