extension Array where Element: Equatable {
    /// The elements without those that stand further ahead already, for the few that a person reads.
    var distinct: [Element] { indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] } }
}
