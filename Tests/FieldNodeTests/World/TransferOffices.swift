import ComplaintModel
import FieldNode
import Testing

/// An office and a school below one district, with a case in each.
struct TransferOffices {
    let centre: TestNode
    let district: TestNode
    let karo: TestNode
    let nong: TestNode
    let first: String

    init() async throws {
        centre = try TestNode("centre", level: .centre)
        district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        karo = try district.enrolled("80.21.karo")
        nong = try district.enrolled("80.21.nong", procedure: "school")
        first = try karo.record("ถนนหน้าวัด").id
        try nong.record("เรื่องของหนอง")
        try await exchange()
    }

    var all: [TestNode] { [centre, district, karo, nong] }

    func exchange() async throws {
        for _ in 0..<2 {
            for office in [karo, nong] { try await office.sync(with: district) }
            try await district.sync(with: centre)
        }
    }

    func offer(at office: TestNode) throws -> String {
        try #require(try office.node.offers().first).id
    }

    @discardableResult
    func transfer(
        _ name: String,
        reason: String? = nil,
        withIdentity: Bool = false,
    ) throws -> RequestedTransfer {
        let to = try OfficeCode(parsing: "80.21.nong")
        return try karo.node.transfer(name, to: to, reason: reason, withIdentity: withIdentity)
    }
}
