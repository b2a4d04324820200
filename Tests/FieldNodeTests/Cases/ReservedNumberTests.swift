import ComplaintModel
import FieldNode
import Testing

/// A number that stands on cases which the office itself may not read.
@Suite struct ReservedNumberTests {
    @Test(
        "Where one number stands on two cases the office sees both, also those that it may not read",
        arguments: [[true, true], [true, false], [false, true]]
    )
    func repeated(areReserved: [Bool]) async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let first = try district.enrolled("80.21.karo")
        try await first.sync(with: district)
        let second = try district.furtherComputer(of: "80.21.karo", seed: 21)
        for node in [second, first, second] { try await node.sync(with: district) }
        _ = try second.node.takeBook(last: nil)
        let above = try OfficeCode(parsing: "80.21")
        let computers = [first, second]
        let ids = try zip(computers, areReserved).map { node, isReserved in
            let entry = ComplaintEntry([
                .channel: "website", .subject: "ลับมาก", .detail: "รายละเอียดลับมาก",
            ])
            let recording = Recording(entry: entry, reservedFor: isReserved ? above : nil)
            return try node.node.record([recording], allOrNothing: true)[0].get().id
        }
        for _ in 0..<2 { for node in computers { try await node.sync(with: district) } }
        try await district.sync(with: centre)
        for node in [first, second, district, centre] {
            let conflicts = try node.node.conflicts()
            #expect(Set(conflicts.map(\.id)) == Set(ids))
            #expect(conflicts.flatMap(\.conflicts).map(\.field) == ["number", "number"])
            #expect(conflicts.flatMap(\.conflicts).allSatisfy { $0.fieldThai == "เลขทะเบียน" })
            guard node.code != "80.21" else { continue }
            for conflict in conflicts {
                let isReserved = zip(ids, areReserved).contains { $0 == conflict.id && $1 }
                #expect(conflict.subject == (isReserved ? "สงวน" : "ลับมาก"))
            }
        }
        #expect(try second.node.doctor().ledgers.reduce(0) { $0 + $1.conflicts } == 2)
        let conflict = try #require(try second.node.conflicts().first?.conflicts.first)
        let kept = try #require(conflict.values.first).dot
        try second.node.resolve(ids[0], "number", .keep(dot: kept))
        #expect(try second.node.conflicts().isEmpty)
        #expect(Set(try ids.map { try second.node.show($0).number }).count == 2)
    }
}
