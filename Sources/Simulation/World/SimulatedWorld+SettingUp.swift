import ComplaintModel
import Foundation
import SyncProtocol

extension SimulatedWorld {
    private static let officeCodes = ["80.21.karo", "80.21.thala", "80.22.nopp"]

    /// Sets up the offices, the nodes above them, and the sticks between them, and enrols everybody.
    func setUp() async throws {
        try makeFolder(folder)
        ledgers = Array(Self.officeCodes.prefix(plan.offices))
        cases = ledgers.map { _ in [] }
        bookKeepers = ledgers.indices.map { [$0] }
        let centre = plan.offices
        let district = plan.hasDistrict ? [centre + 1] : []
        for (number, code) in ledgers.enumerated() {
            let above = code.hasPrefix("80.21.") ? district + [centre] : [centre]
            try add(code, .office, above: above, scope: [number])
        }
        try add("centre", .centre, above: [], scope: Array(ledgers.indices))
        if plan.hasDistrict {
            let scope = ledgers.indices.filter { ledgers[$0].hasPrefix("80.21.") }
            try add("80.21", .district, above: [centre], scope: scope)
        }
        try await enrolAll()
        if plan.hasSecondComputer { try await addSecondComputer(of: 0) }
        for node in nodes { try observe(node) }
        for number in ledgers.indices {
            let hub = nodes[number].above[0]
            sticks.append(TravellingStick(number: number, stops: [number, hub]))
            again(.visit(stick: number), withinMinutes: 1_200)
        }
        again(.care, withinMinutes: 300)
        note("seed \(seed): \(nodes.count) nodes, faults \(plan.faults.sorted().map(\.rawValue))")
    }

    func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    private func add(
        _ code: String,
        _ level: OfficeLevel,
        above: [Int],
        scope: [Int],
    ) throws {
        let node = makeNode(code, level, above: above, scope: scope)
        try makeFolder(node.folder)
        chooseVersion(of: node)
        try node.create()
        join(node)
        if node.isOffice { try takeOpening(of: node) }
    }

    /// Takes down the first change of an office's book, which its node writes when it is set up.
    private func takeOpening(of node: SimulatedNode) throws {
        for ledger in node.scope {
            let vector = try node.readVector(of: node.code)
            for entry in vector.entries {
                model.confirm([], in: ledger, at: entry, after: nil, by: node.identity)
            }
            node.vectors[ledger] = vector
        }
    }

    /// Everybody accepts an invitation of the nearest node above.
    ///
    /// Most tell it at once; one that does
    /// not is enrolled with its first exchange, whatever befalls that.
    private func enrolAll() async throws {
        for node in nodes.sorted(by: { $0.above.count < $1.above.count }) {
            guard let above = node.above.first else { continue }
            try node.accept(nodes[above].invitation(for: node))
            let isLate = node.isOffice && node.number > 0 && random.once(in: 3)
            if !isLate { _ = try await exchange(node, nodes[above]) }
        }
        try await tellEnrolments()
    }

    /// Hubs tell those above them whom they have enrolled.
    func tellEnrolments() async throws {
        for hub in nodes where hub.level == .district {
            for above in hub.above { _ = try await exchange(hub, nodes[above]) }
        }
    }

    /// An office gets a second computer, which joins the books of the first.
    private func addSecondComputer(of number: Int) async throws {
        let first = nodes[number]
        let hub = nodes[first.above[0]]
        let second = makeNode(first.code, .office, above: first.above, scope: first.scope)
        try makeFolder(second.folder)
        chooseVersion(of: second)
        try second.create(joining: hub.invitation(for: second))
        join(second)
        _ = try await exchange(second, hub)
        try await tellEnrolments()
    }

    /// Makes a node in a folder of its own; nothing is in the folder yet.
    func makeNode(
        _ code: String,
        _ level: OfficeLevel,
        above: [Int],
        scope: [Int],
    ) -> SimulatedNode {
        SimulatedNode(
            number: nodes.count,
            code: code,
            level: level,
            folder: folder + "/n\(nodes.count)",
            time: time,
            seed: random.next(),
            above: above,
            scope: scope
        )
    }

    /// Lets a node take part in the world's work.
    func join(_ node: SimulatedNode) {
        if options.plant == .lyingDisk { node.machine.lieAboutSyncs() }
        nodes.append(node)
        again(.work(node: node.number), withinMinutes: 100)
        for peer in node.above {
            again(.call(from: node.number, to: peer), withinMinutes: 1_200)
        }
    }
}
