/// One incarnation of a node as an author in one ledger.
///
/// The 128 bits are bound to the author's signing key: whoever holds an origin's first change can
/// check that nobody else can sign for it (see ``Opening``).
package struct Origin: Identifier128 {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
