/// The identity of a ledger: 128 random bits, made when an office is set up.
///
/// The office's dotted code is only a name for it and may change; the ledger id never does.
package struct LedgerID: Identifier128 {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
