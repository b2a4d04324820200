/// An order by which officers get duties, or one acts for the holder of a post: คำสั่งแต่งตั้ง.
package struct AppointmentOrder: Hashable, Sendable {
    /// One officer whom an order names.
    package struct Appointee: Hashable, Sendable {
        /// The officer.
        package let officer: Officer
        /// What the order makes the officer responsible for, in its words.
        package let duty: String?

        /// Names an appointee.
        package init(officer: Officer, duty: String? = nil) {
            self.officer = officer
            self.duty = duty
        }
    }

    /// The order's number: `12/2569`.
    package let number: String
    /// The day of the order.
    package let date: CivilDate
    /// The post for whose holder they act (รักษาการแทน); nil for an appointment.
    package let actingFor: String?
    /// Whom it names, in its order.
    package let appointees: [Appointee]
    /// The days on which it is in force.
    package let term: DayTerm

    /// Describes an order.
    package init(
        number: String,
        date: CivilDate,
        actingFor: String? = nil,
        appointees: [Appointee],
        term: DayTerm,
    ) {
        self.number = number
        self.date = date
        self.actingFor = actingFor
        self.appointees = appointees
        self.term = term
    }
}
