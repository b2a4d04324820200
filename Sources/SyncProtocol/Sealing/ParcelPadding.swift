/// How much of a sealed parcel's length says something.
///
/// A reader does not care which rule the writer took.
package enum ParcelPadding: Hashable, Sendable {
    /// Nothing is added: for a connection, where every byte is paid for.
    case none
    /// Zeros up to the next size class: for a file, which anybody may find.
    case sizeClass

    /// The least plaintext of a file.
    static let leastCount = 1_024

    /// The length to which a plaintext of `count` bytes grows.
    ///
    /// Padmé (Nikitin et al., 2019): of the e + 1 binary digits of a length only the first few, one
    /// more than e itself has, may be other than zero. Above the least class that adds 6.25 % at
    /// most.
    func paddedCount(_ count: Int) -> Int {
        guard self == .sizeClass else { return count }
        guard count > Self.leastCount else { return Self.leastCount }
        let exponent = Int.bitWidth - 1 - count.leadingZeroBitCount
        let digits = Int.bitWidth - exponent.leadingZeroBitCount
        let mask = 1 << (exponent - digits) - 1
        return (count + mask) & ~mask
    }
}
