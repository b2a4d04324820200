/// The rule by which a typed year says its era.
enum EraYear {
    /// The C.E.
    ///
    /// year that a typed year means, or nothing when the year belongs to neither era.
    ///
    /// 2400–2699 is of the Buddhist era, 1900–2399 of the common era.
    static func commonEra(ofTyped year: Int) -> Int? {
        switch year {
        case 2400...2699: year - 543
        case 1900...2399: year
        default: nil
        }
    }
}
