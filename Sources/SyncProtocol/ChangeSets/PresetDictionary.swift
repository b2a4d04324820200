/// Bytes that every reader has and a writer may refer back to: what packs a few changes well.
///
/// A dictionary is never changed; a better one gets another number.
package enum PresetDictionary {
    /// The number that stands for no dictionary.
    package static let none: UInt8 = 0
    /// The numbers of all dictionaries, in ascending order; whoever reads format version 1 has them.
    package static let numbers: [UInt8] = [1]
    /// The one that sets are packed with.
    package static let newest: UInt8 = 1

    /// The bytes of a dictionary.
    ///
    /// - Parameter number: its number; 0 for none.
    /// - Returns: the bytes, none for number 0; nil for a number that was not given out.
    package static func bytes(_ number: UInt8) -> [UInt8]? {
        switch number {
        case none: []
        case 1: first
        default: nil
        }
    }

    private static let first = PackageResources.dictionary_1_bin
}
