import ComplaintModel
import FieldNode
import Testing

/// A centre that an office has never heard from: only its district has.
@Suite struct UnheardAboveTests {
    /// What the office has recorded is at the district, which has not told the centre that it has
    /// enrolled the office.
    private static func untold() async throws -> (
        centre: TestNode, district: TestNode, office: TestNode
    ) {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try office.record("ยังไม่ถึงส่วนกลาง")
        for _ in 0..<2 { try await office.sync(with: district) }
        return (centre, district, office)
    }

    @Test("A file for a centre that was never heard from holds all, and who the office is")
    func file() async throws {
        let (centre, _, office) = try await Self.untold()
        let file = try office.exported(to: "centre")
        let report = try centre.node.import(file, name: "f.tbn", isTrial: false)
        #expect(report.refused.isEmpty && report.newChanges > 0)
        #expect(try centre.subjects == office.subjects)
        #expect(try centre.stateBytes(office: office.code) == office.ownState)
        #expect(try centre.node.doctor().quarantine.isEmpty)
    }

    @Test("A file for the district holds what the district lacks, whatever the centre lacks")
    func namedAlone() async throws {
        let (_, _, office) = try await Self.untold()
        let district = try office.node.export(to: "80.21") { _ in }
        let centre = try office.node.export(to: "centre") { _ in }
        #expect(district.changes == 0)
        #expect(centre.changes > 0)
    }

    @Test("What any node above is not known to hold lies on the stick, though another one has it")
    func stick() async throws {
        let (centre, district, office) = try await Self.untold()
        let stick = MemoryStick()
        let report = try office.node.sync(through: stick)
        #expect(report.parcels.map(\.to) == [["80.21", "centre"]])
        for node in [district, office] { _ = try node.node.sync(through: stick) }
        // The district has all of it: that takes nothing off the stick that the centre lacks.
        let left = try office.node.sync(through: stick).parcels.filter { $0.deed == .kept }
        #expect(left.map(\.to) == [["80.21", "centre"]])
        let carried = MemoryStick()
        for name in left.map(\.name) { carried.put(name, try #require(stick.contents[name])) }
        #expect(try centre.node.sync(through: carried).refused == [])
        #expect(try centre.subjects == office.subjects)
    }

    @Test("What receipts say that the centre has is not written again for a centre never met")
    func receipts() async throws {
        let (centre, district, office) = try await Self.untold()
        for _ in 0..<2 { try await district.sync(with: centre) }
        try await office.sync(with: district)
        #expect(try office.node.list(ListRequest()).allSatisfy(\.hasArrived))
        #expect(try office.node.sync(through: MemoryStick()).sentChanges == 0)
        try office.record("อีกเรื่อง")
        #expect(try office.node.sync(through: MemoryStick()).sentChanges == 1)
        let file = try office.node.export(to: "centre") { _ in }
        #expect(file.changes == 1)
    }

    @Test("An office brings the centre its certificate before the district that gave it does")
    func certificate() async throws {
        let (centre, _, office) = try await Self.untold()
        for _ in 0..<2 { try await office.sync(with: centre) }
        #expect(try centre.subjects == office.subjects)
        let known = try centre.node.nodes().nodes.filter { $0.office == office.code }
        #expect(known.map(\.state) == ["enrolled"] && known.map(\.enrolledBy) == ["80.21"])
        #expect(try centre.node.verify().problems == [])
    }

    @Test("A certificate of a district that was revoked before lets nobody in, on any road")
    func revokedDistrict() async throws {
        let (centre, _, office) = try await Self.untold()
        _ = try centre.node.revoke("80.21")
        await #expect(throws: ExchangeError.self) { try await office.sync(with: centre) }
        let stick = MemoryStick()
        _ = try office.node.sync(through: stick)
        #expect(try centre.node.sync(through: stick).refused.count == 1)
        #expect(try centre.changeCount(of: "registry/80.21") == nil)
        #expect(try centre.changeCount(of: office.code) == nil)
    }

    @Test("A file for an office below that was never heard from holds what is kept for it")
    func below() async throws {
        let (centre, district, office) = try await Self.untold()
        try await district.sync(with: centre)
        let file = try centre.exported(to: office.code)
        let report = try office.node.import(file, name: "f.tbn", isTrial: false)
        #expect(report.refused.isEmpty && report.knownChanges > 0)
    }

    @Test("A file for the own office is refused for what it is")
    func ownOffice() async throws {
        let (_, _, office) = try await Self.untold()
        let error = #expect(throws: ExchangeError.self) { try office.exported(to: office.code) }
        #expect(error?.description.contains("this very office") == true)
    }
}
