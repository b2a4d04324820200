/// A procedure that an office worked by before another took its place.
package struct FormerProcedure: Hashable, Sendable {
    /// The procedure.
    package let procedure: Procedure
    /// The first day of the one that took its place.
    package let until: CivilDate

    /// Makes a former procedure.
    package init(_ procedure: Procedure, until: CivilDate) {
        self.procedure = procedure
        self.until = until
    }
}
