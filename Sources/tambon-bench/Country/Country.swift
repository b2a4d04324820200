import ComplaintModel
import FieldNode
import Foundation

/// Sets a country up: a centre, its provinces, and in each of them offices that have done a day's
/// work.
///
/// The provinces' registries name the offices, as in a real country, so that no office has to learn of
/// all the others. Of the offices only their parcels are kept.
struct Country {
    /// The centre's folder, on a real disk.
    let centreFolder: String
    /// A folder for the nodes that are only set up, which may lie in memory.
    let scratch: String

    private static let provinceLimit = 77
    private static let officesOfAProvince = 100

    /// Sets everything up.
    ///
    /// - Parameters:
    ///   - count: how many offices there are.
    ///   - seed: what their work is made from.
    ///   - progress: told how many offices there are so far.
    /// - Returns: the offices, and how many changes the centre holds before they call.
    /// - Throws: what a node throws.
    func setUp(
        offices count: Int,
        seed: UInt64,
        progress: (Int) -> Void,
    ) async throws -> (offices: [CountryOffice], held: Int) {
        let work = DayWork(offices: count, seed: seed)
        let centre = try MeasuredNode(
            creating: centreFolder,
            code: "th",
            level: .centre,
            at: Self.now,
            isCopied: false
        )
        let provinceCount = min(Self.provinceLimit, 1 + (count - 1) / Self.officesOfAProvince)
        var provinces: [MeasuredNode] = []
        for number in 0..<provinceCount {
            provinces.append(try await province(number, under: centre))
        }
        var offices: [CountryOffice] = []
        for (number, province) in provinces.enumerated() {
            let numbers = stride(from: number, to: count, by: provinceCount).map(\.self)
            let places = numbers.map { place($0, in: province) }
            for place in places { try await place.enrol(at: province, moment: work.moment) }
            _ = try await province.node.sync(over: InProcessLink(to: centre))
            for (number, place) in zip(numbers, places) {
                offices.append(
                    try await CountryOffice(place, centre: centre, work: work[number])
                )
                try FileManager.default.removeItem(atPath: place.directory)
            }
            progress(offices.count)
        }
        return (offices, try centre.node.metrics().changes)
    }

    /// The present time, by which the served centre goes.
    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

    private func province(
        _ number: Int,
        under centre: MeasuredNode,
    ) async throws -> MeasuredNode {
        let province = try MeasuredNode(
            creating: scratch + "/province-\(number)",
            code: "\(10 + number)",
            level: .province,
            at: Self.now
        )
        let invitation = try centre.node.invite(province.node.office.code, level: .province)
        _ = try province.node.join(invitation)
        _ = try await province.node.sync(over: InProcessLink(to: centre))
        return province
    }

    private func place(_ number: Int, in province: MeasuredNode) -> CountryOffice.Place {
        CountryOffice.Place(
            code: "\(province.node.office.code.text).o\(number)",
            directory: scratch + "/office-\(number)"
        )
    }
}
