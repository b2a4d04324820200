/// A procedure that an office worked by before another took its place.
package struct FormerProcedure: Hashable, Sendable {
    /// The procedure.
    package let procedure: Procedure
    /// When another took its place.
    package let until: LocalMoment

    /// Makes a former procedure.
    package init(_ procedure: Procedure, until: LocalMoment) {
        self.procedure = procedure
        self.until = until
    }
}
