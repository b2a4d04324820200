/// Somebody who may sign for the executive on a day.
package struct Signatory: Hashable, Sendable {
    /// The officer.
    package let officer: Officer
    /// The post for whose holder the officer acts; nil for the holder.
    package let actingFor: String?
    /// The number of the order by which the officer acts.
    package let order: String?

    /// Names a signatory.
    package init(officer: Officer, actingFor: String? = nil, order: String? = nil) {
        self.officer = officer
        self.actingFor = actingFor
        self.order = order
    }

    /// The lines below the name on a paper: the own post, and the one that is acted for.
    package var titles: [String] {
        [officer.position] + (actingFor.map { ["รักษาการแทน \($0)"] } ?? [])
    }
}
