package import ComplaintModel

/// That a month was frozen: its report stays as it was.
package struct FrozenMark: Hashable, Sendable {
    /// When it was frozen.
    package let at: LocalMoment
    /// The SHA-256 of the frozen figures, in hexadecimal digits.
    package let digest: String

    /// Describes the freezing of a month.
    package init(at: LocalMoment, digest: String) {
        self.at = at
        self.digest = digest
    }
}
