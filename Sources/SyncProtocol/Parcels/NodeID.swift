/// The identity of a node: 128 bits that name one installed program with its keys.
package struct NodeID: Identifier128 {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
