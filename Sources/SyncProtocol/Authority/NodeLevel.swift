/// Where a node stands in the tree of those who administer.
///
/// It is for display and for receipts: a centre's say what has arrived. What a node may do stands in its
/// certificate's prefixes and rights.
package enum NodeLevel: UInt8, CaseIterable, Comparable, Sendable {
    /// One office.
    case office = 0
    /// A district above offices.
    case district = 1
    /// A province above districts.
    case province = 2
    /// The centre above all.
    case centre = 3

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
