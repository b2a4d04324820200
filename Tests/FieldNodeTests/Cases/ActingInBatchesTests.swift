import ComplaintModel
import FieldNode
import Testing

@Suite("Actions of a file")
struct ActingInBatchesTests {
    /// What is done on two cases by turns: some of it is refused, some taken back.
    private static let actings: [Acting] = [
        acting(1, .triage) { $0.category = "service" },
        acting(1, .assign) { $0.unit = "กองช่าง" },
        acting(1, .assign),
        acting(1, .note) { $0.text = "โทรแจ้งแล้ว" },
        acting(1, .triage) { $0.category = "ufo" },
        acting(2, .note) { $0.text = "อีกเรื่อง" },
        acting(1, .assign) { $0.unit = "กองคลัง" },
        acting(1, .retract) {
            $0.retracts = 2
            $0.reason = "ลงผิด"
        },
        acting(1, .retract) {
            $0.retracts = 2
            $0.reason = "ซ้ำ"
        },
        acting(1, .reportResult) { $0.unit = "กองคลัง" },
        acting(2, .decline) { $0.text = "ไม่อยู่ในอำนาจ" },
        acting(2, .decline) { $0.text = "ซ้ำ" },
        acting(1, .close) { $0.text = "เสร็จ" },
        acting(3, .note) { $0.text = "ไม่มีเรื่องนี้" },
        acting(1, .decline) { $0.text = "ปิดแล้ว" },
        acting(1, .retract) {
            $0.retracts = 6
            $0.reason = "ยังไม่เสร็จ"
        },
        acting(1, .note) { $0.text = "เปิดใหม่" },
    ]

    private static func acting(
        _ number: Int,
        _ kind: ActionKind,
        _ change: (inout Acting) -> Void = { _ in },
    ) -> Acting {
        var acting = Acting(caseName: "\(number)/2569", kind: kind)
        change(&acting)
        return acting
    }

    private static func told(_ result: Result<TakenAction, FieldNodeError>) -> String {
        switch result {
        case .success(let taken): taken.number + " " + taken.state
        case .failure(let error): error.description
        }
    }

    @Test("Each line is judged by what those before it have done, as if it had come by itself")
    func oneByOne() throws {
        let (together, apart) = (try TestNode("80.21.karo"), try TestNode("80.21.karo"))
        for node in [together, apart] { for word in ["หนึ่ง", "สอง"] { try node.record(word) } }
        let results = try together.node.act(Self.actings).map(Self.told)
        let single = try Self.actings.map { acting in
            do { return Self.told(.success(try apart.node.act(acting))) } catch let error
                as FieldNodeError
            { return Self.told(.failure(error)) }
        }
        #expect(results == single)
        #expect(results.count { $0.contains("/2569 ") } > 8, "\(results)")
        let state = try together.ownState
        #expect(state == (try apart.ownState))
        _ = try together.node.doctor(rebuilding: true)
        #expect(try together.ownState == state)
        let shown = try [together, apart].map {
            try $0.node.show("1/2569").actions.map(\.isRetracted)
        }
        #expect(shown[0] == shown[1] && shown[0].contains(true))
    }

    @Test("Where one line is bad and all or nothing was asked for, a long file changes nothing")
    func allOrNothing() throws {
        let office = try TestNode("80.21.karo")
        for word in ["หนึ่ง", "สอง"] { try office.record(word) }
        let before = try office.ownState
        let results = try office.node.act(Self.actings, allOrNothing: true)
        #expect(results.contains { (try? $0.get()) == nil })
        #expect(try office.ownState == before)
        // Nothing of what was undone is taken for true afterwards.
        #expect(try office.act("1/2569", .note) { $0.text = "ก" }.state == "accepted")
    }
}
