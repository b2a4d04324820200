import ComplaintModel
import FieldNode
import Foundation

/// The three nodes of the demonstration, open in this process.
struct DemoOffices {
    /// The temporary folder.
    let folder: String
    /// The node to which both offices report.
    let centre: FieldNode
    /// A sub-district office with a network.
    let karo: FieldNode
    /// A school without one.
    let school: FieldNode

    /// The folder that goes between the school and the centre.
    var stick: String { folder + "/usb-stick" }

    /// Sets up the three nodes in a new folder.
    static func setUp() throws -> DemoOffices {
        let mark = RealWorld.world.randomBytes(4).map { String($0, radix: 16) }.joined()
        let folder = FileManager.default.temporaryDirectory.path + "/tambon-demo-" + mark
        func node(
            _ name: String,
            _ code: String,
            _ title: String,
            _ procedure: String
        ) throws
            -> FieldNode
        {
            guard let code = OfficeCode(code), let procedure = Procedure.shipped(procedure) else {
                throw CommandError.demoFailed(what: "there is no office \(code)")
            }
            let level: OfficeLevel = name == "centre" ? .centre : .office
            let setUp = OfficeSetUp(
                code: code,
                name: title,
                level: level,
                procedure: procedure,
                root: level == .centre ? RootKey(world: RealWorld.world) : nil
            )
            return try FieldNode.create(
                setUp,
                directory: folder + "/" + name,
                world: RealWorld.world
            )
        }
        let offices = DemoOffices(
            folder: folder,
            centre: try node("centre", "centre", "ศูนย์กลาง", "karo-sao"),
            karo: try node("karo", "80.21.karo", "อบต.กะหรอ", "karo-sao"),
            school: try node("school", "80.21.ban-na-school", "โรงเรียนบ้านนา", "school"),
        )
        try FileManager.default.createDirectory(
            atPath: offices.stick,
            withIntermediateDirectories: true
        )
        try offices.addChannels()
        try offices.enrol()
        return offices
    }

    /// The centre hands an invitation to each office.
    private func enrol() throws {
        for office in [karo, school] {
            _ = try office.join(try centre.invite(office.office.code, level: .office))
        }
    }

    /// Real offices have channels that their guideline does not list.
    private func addChannels() throws {
        for code in [ChannelCode.line, .letter] { try add(code, to: karo) }
        try add(.complaintBox, to: school)
    }

    private func add(_ code: ChannelCode, to office: FieldNode) throws {
        try office.addChannel(code.text, name: nil, checking: nil)
    }
}
