import ComplaintModel
import FieldNode
import Testing

/// Days that look like slips, for which a person may vouch.
@Suite struct VouchedDateTests {
    @Test("A day of long ago is refused with the option by which it is taken, where there is one")
    func option() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("หนึ่ง").id
        let attempts: [() throws -> Void] = [
            { try office.record("สอง", received: "3/10/2560") },
            { try office.node.edit(id, .received, to: "3/10/2560") },
            { try office.act(id, .note) { ($0.text, $0.date) = ("ก", "3/10/2560") } },
        ]
        for attempt in attempts {
            let error = #expect(throws: FieldNodeError.self) { try attempt() }
            let sentence = try #require(error?.sentence)
            #expect(sentence.thai.contains("--accept-date"), "\(sentence.thai)")
            #expect(sentence.english.contains("--accept-date"), "\(sentence.english)")
        }
        var check = ChannelCheck(channel: "phone")
        check.date = "3/10/2560"
        let error = #expect(throws: FieldNodeError.self) { try office.node.check(check) }
        #expect(error?.sentence.english.contains("3 years") == true)
        #expect(error?.sentence.english.contains("--accept-date") == false)
    }
}
