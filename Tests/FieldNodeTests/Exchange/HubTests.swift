import ComplaintModel
import FieldNode
import Foundation
import SyncProtocol
import Testing

/// Two hubs that share the ledgers of a whole province, or of a country.
@Suite(.serialized) struct HubTests {
    /// CI tries some hundred ledgers; the nightly part as many as the country has offices.
    private static let count =
        ProcessInfo.processInfo.environment["TAMBON_LEDGERS"].flatMap { Int($0) } ?? 300
    /// The most bytes that a search for what differs takes each way, however many ledgers there are.
    private static let searchBytes = 40_000
    /// The bytes of a receipt of one author's ledger, about.
    private static let receiptBytes = 170

    @Test("Hubs that hold the same of every office say so in one small round trip, however many")
    func nothingNew() async throws {
        let province = try await Province(offices: Self.count)
        let first = try await Self.exchange(province.hub, province.centre, "the first exchange")
        #expect(first.report.sentChanges == 2 * Self.count + province.registryChanges)
        for node in [province.hub, province.centre] {
            // Beside the offices' ledgers the two own ones and the two registries.
            #expect(try node.node.metrics().ledgers == Self.count + (node === province.hub ? 3 : 4))
        }
        let few = try await Province(offices: 3)
        _ = try await few.hub.sync(with: few.centre)
        var bytes: [[Int]] = []
        // The first time all ledgers are gone through; the second time nothing has moved since.
        for (pair, what) in [(few, ""), (few, ""), (province, "nothing new"), (province, "again")] {
            let quiet = try await Self.exchange(pair.hub, pair.centre, what)
            #expect(quiet.report.rounds == 1)
            #expect(quiet.link.sentBytes[0] <= 600 && quiet.link.answeredBytes[0] <= 600)
            bytes.append([quiet.link.sentBytes[0], quiet.link.answeredBytes[0]])
        }
        // The count of the ledgers and the numbers of the parcels take a byte or two more.
        #expect(zip(bytes[1], bytes[3]).allSatisfy { abs($0 - $1) <= 8 }, "\(bytes)")
    }

    @Test("Of one office that has written, the hub says so of that alone")
    func oneChange() async throws {
        var province = try await Province(offices: Self.count)
        for _ in 0..<3 { _ = try await province.hub.sync(with: province.centre) }
        try province.change(7)
        let exchange = try await Self.exchange(province.hub, province.centre, "one change")
        #expect(exchange.report.rounds == 1)
        #expect(exchange.report.sentChanges == 1)
        #expect(exchange.link.sentBytes[0] < 2_048 && exchange.link.answeredBytes[0] < 2_048)
        let haves = try Parcel(exchange.link.sentMessages()).haves
        #expect(haves.map(\.ledger) == [province.offices[7].ledger])
        // And so it is the other way, after both have rested.
        for _ in 0..<2 { _ = try await province.hub.sync(with: province.centre) }
        let item = try #require(try province.centre.node.list(ListRequest()).first)
        try province.centre.act(item.id, .note) { $0.text = "จากส่วนกลาง" }
        let back = try await Self.exchange(province.hub, province.centre, "one change above")
        #expect(back.report.receivedChanges >= 1)
        #expect(try province.hub.node.show(item.id).actions.count == 1)
    }

    @Test("What was told with an answer that was lost is told again, and nothing else is")
    func lostAnswer() async throws {
        var province = try await Province(offices: Self.count)
        _ = try await province.hub.sync(with: province.centre)
        try province.change(7)
        await #expect(throws: DirectLink.Cut.self) {
            try await province.hub.node.sync(
                over: MeasuredLink(to: province.centre, breaking: true)
            )
        }
        let again = try await Self.exchange(province.hub, province.centre, "after a lost answer")
        #expect(again.report.rounds == 1)
        #expect(again.report.sentChanges == 1)
        #expect(again.link.sentBytes[0] < 2_048 && again.link.answeredBytes[0] < 2_048)
        #expect(try !province.hub.node.list(ListRequest()).contains { !$0.hasArrived })
        #expect(try await Self.exchange(province.hub, province.centre, "").report.rounds == 1)
    }

    @Test("F18 What a centre put back from a copy lacks is found along the tree of codes")
    func restoredCentre() async throws {
        var province = try await Province(offices: Self.count)
        _ = try await province.hub.sync(with: province.centre)
        let copy = try TestFolder(copying: province.centre.folder)
        let changed = stride(from: 3, to: Self.count, by: Self.count / 5).map(\.self)
        for index in changed { try province.change(index) }
        _ = try await province.hub.sync(with: province.centre)
        let centre = try TestNode(
            opening: copy,
            clock: province.centre.clock,
            seed: 5,
            place: "machine 2"
        )
        let found = try await Self.exchange(province.hub, centre, "the centre was put back")
        #expect(found.report.sentChanges == changed.count)
        #expect(found.report.notices.count == changed.count, "\(found.report.notices)")
        try Self.expectSearch(found)
        #expect(try await Self.exchange(province.hub, centre, "").report.rounds == 1)
        #expect(try province.hub.subjects == centre.subjects)
    }

    @Test("F17 What a hub put back from a copy lacks is found along the tree of codes")
    func restoredHub() async throws {
        var province = try await Province(offices: Self.count)
        _ = try await province.hub.sync(with: province.centre)
        let copy = try TestFolder(copying: province.hub.folder)
        let changed = stride(from: 3, to: Self.count, by: Self.count / 5).map(\.self)
        for index in changed { try province.change(index) }
        _ = try await province.hub.sync(with: province.centre)
        let hub = try TestNode(
            opening: copy,
            clock: province.hub.clock,
            seed: 5,
            place: "machine 2"
        )
        let found = try await Self.exchange(hub, province.centre, "the hub was put back")
        #expect(found.report.receivedChanges == changed.count)
        try Self.expectSearch(found)
        #expect(try await Self.exchange(hub, province.centre, "").report.rounds == 1)
        #expect(try hub.subjects == province.centre.subjects)
    }

    @Test("What a hub lists of all its offices is whole after it was opened anew")
    func lists() async throws {
        let province = try await Province(offices: Self.count)
        _ = try await province.hub.sync(with: province.centre)
        let copy = try TestFolder(copying: province.hub.folder)
        var request = ListRequest()
        let hub = try Self.timed("opened") {
            try TestNode(opening: copy, clock: province.hub.clock, seed: 5)
        }
        let nodes = try Self.timed("nodes") { try hub.node.nodes().nodes }
        #expect(nodes.count == Self.count + 3)
        let cases = try Self.timed("all cases") { try hub.node.list(request) }
        #expect(cases.count == Self.count && cases.allSatisfy(\.hasArrived))
        request.onlyNotArrived = true
        let left = try Self.timed("cases not arrived") { try hub.node.list(request) }
        #expect(left.isEmpty)
        #expect(try Self.timed("numbers") { try hub.node.metrics().ledgers } == Self.count + 3)
    }

    /// Does something, and prints how long the processor took where that is asked for.
    private static func timed<Value>(_ what: String, _ body: () throws -> Value) rethrows -> Value {
        let start = MeasuredLink.processorMilliseconds
        let value = try body()
        if ProcessInfo.processInfo.environment["TAMBON_LEDGERS"] != nil {
            let milliseconds = Int(MeasuredLink.processorMilliseconds - start)
            print("\(count) ledgers, \(what): \(milliseconds) ms of processor")
        }
        return value
    }

    /// What one exchange was and took.
    private struct Exchange {
        let report: SyncReport
        let link: MeasuredLink
    }

    private static func expectSearch(
        _ exchange: Exchange,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) throws {
        let bytes = [exchange.link.sentBytes, exchange.link.answeredBytes].map { $0.reduce(0, +) }
        #expect(exchange.report.rounds <= 6, sourceLocation: sourceLocation)
        // A new life gets every receipt again; what it holds is found without naming it.
        let limit = searchBytes + count * receiptBytes
        #expect(bytes.allSatisfy { $0 < limit }, "\(bytes)", sourceLocation: sourceLocation)
        let named = try Parcel(exchange.link.sentMessages()).haves
        #expect(named.count < 64 + count / 4, sourceLocation: sourceLocation)
    }

    /// Exchanges, and prints the figures where they are asked for.
    private static func exchange(
        _ hub: TestNode,
        _ centre: TestNode,
        _ what: String,
    ) async throws -> Exchange {
        let link = MeasuredLink(to: centre)
        let start = MeasuredLink.processorMilliseconds
        let report = try await hub.node.sync(over: link)
        let all = MeasuredLink.processorMilliseconds - start
        #expect(report.isComplete && report.refused.isEmpty, "\(report)")
        if ProcessInfo.processInfo.environment["TAMBON_LEDGERS"] != nil, !what.isEmpty {
            let own = Int(all - link.answerMilliseconds)
            print(
                "\(count) ledgers, \(what): \(report.rounds) round trips,",
                "bytes sent \(link.sentBytes), answered \(link.answeredBytes),",
                "ms of processor \(own) calling, \(Int(link.answerMilliseconds)) answering"
            )
        }
        return Exchange(report: report, link: link)
    }
}
