/// What kind of world a seed makes: who is in it, and what goes wrong how often.
///
/// Each world has only some kinds of fault, so that rare combinations of two come up undisturbed by
/// all the others.
struct WorldPlan {
    /// The kinds of fault that this world has.
    let faults: Set<Occurrence>
    /// The number of offices.
    let offices: Int
    /// Whether a district stands between the offices and the centre.
    let hasDistrict: Bool
    /// Whether the first office has a second computer.
    let hasSecondComputer: Bool
    /// The user actions after which the world comes to rest.
    let actions: Int
    /// How often a fault happens where it can, in a thousand.
    let rate: Int

    private static let least = 6

    init(_ random: inout SeededRandom, actions: Int) {
        let kinds = Occurrence.allCases.filter(\.isFault)
        var chosen = Set(kinds.filter { _ in random.once(in: 3) })
        while chosen.count < Self.least { chosen.insert(random.pick(kinds)) }
        faults = chosen
        offices = random.within(2...3)
        hasDistrict = offices == 2 || random.once(in: 2)
        hasSecondComputer = random.once(in: 2)
        self.actions = actions
        rate = random.pick([12, 25, 50, 120])
    }

    /// Whether a fault happens now; every fault of a disk makes a node start again.
    func happens(_ fault: Occurrence, _ random: inout SeededRandom) -> Bool {
        faults.contains(fault) && random.perMille(fault.isOfDisk ? (rate + 1) / 2 : rate)
    }
}
