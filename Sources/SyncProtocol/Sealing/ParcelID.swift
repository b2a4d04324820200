/// The random name of one sealed parcel: all that an onlooker can tell it by.
package struct ParcelID: Identifier128 {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
