import ComplaintModel
import Crypto
import FieldNode
import Foundation
import SyncProtocol
import Testing

@Suite struct StickSecrecyTests {
    private static let subject = "ร้องเรียนคานารีในบ่อบำบัด"
    private static let complainant = "สมศรีคานารี ทดสอบลับ"
    private static let code = "80.21.karo"

    /// A text in every form in which it could stand in a file.
    private static func forms(of text: String) -> [Data] {
        let oneByte = text.unicodeScalars.map { scalar in
            (0x0E00...0x0E7F).contains(scalar.value)
                ? UInt8(0x80 + scalar.value - 0x0E00) : UInt8(truncatingIfNeeded: scalar.value)
        }
        return [Data(text.utf8), Data(oneByte)]
            + [text.data(using: .utf16LittleEndian) ?? Data()]
    }

    @Test("F35 Whoever finds a stick without a key learns no text, no name and no office")
    func canaries() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled(Self.code)
        let stick = MemoryStick()
        for number in 1...3 {
            try office.record("\(Self.subject) \(number)", [.name: Self.complainant])
            for node in [office, centre, office] { _ = try node.node.sync(through: stick) }
            try centre.act(
                try centre.node.list(ListRequest())[0].id,
                .note
            ) { $0.text = Self.subject }
            _ = try centre.node.sync(through: stick)
        }
        try office.record(Self.subject, [.name: Self.complainant])
        _ = try office.node.sync(through: stick)
        #expect(stick.contents.count == 2)
        let key = try NodeFiles(of: office)
        let words = [
            Self.subject, Self.complainant, Self.code, "สำนักงาน \(Self.code)", "centre", "registry",
            office.node.office.ledger.description,
        ]
        for (name, bytes) in stick.contents {
            let data = Data(bytes)
            for word in words {
                for form in Self.forms(of: word) {
                    #expect(data.range(of: form) == nil, "\(word) in \(name)")
                }
            }
            let keys = [
                key.signing.publicKey.rawRepresentation, key.agreement.publicKey.rawRepresentation,
            ]
            for raw in keys { #expect(data.range(of: raw) == nil, "a public key in \(name)") }
        }
        // The same search finds them where a key opens the parcel.
        let opened = try stick.contents.values.compactMap { bytes -> Parcel? in
            do { return try NodeFiles(of: centre).open(bytes) } catch is SealedParcelError {
                return nil
            }
        }
        let parcel = try opened.requireFirst()
        #expect(parcel.haves.contains { $0.officeCode.string == Self.code })
        let texts = try parcel.sets.flatMap { try ChangeSetDecoder.decode($0).changes }
            .flatMap(\.writes).compactMap { write -> String? in
                if case .text(let text) = write.value { text.string } else { nil }
            }
        #expect(texts.contains(Self.subject))
    }

    @Test("F35 The length of a small parcel on a stick does not tell how much was recorded")
    func lengths() throws {
        let centre = try TestNode("centre", level: .centre)
        var lengths: Set<Int> = []
        for (index, text) in ["สั้น", "ยาวกว่ากันเล็กน้อย"].enumerated() {
            let office = try centre.enrolled("80.21.k\(index)")
            try office.record(text)
            let stick = MemoryStick()
            _ = try office.node.sync(through: stick)
            lengths.formUnion(stick.contents.values.map(\.count))
        }
        #expect(lengths.count == 1)
    }
}
