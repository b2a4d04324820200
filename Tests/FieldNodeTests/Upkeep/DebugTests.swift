import FieldNode
import Foundation
import Testing

@Suite struct DebugTests {
    @Test("debug", arguments: 1...6)
    func debug(seed: UInt64) async throws {
        var town = try Town(seed: seed)
        for step in 0..<150 {
            do { try await town.live(1) } catch { print("seed \(seed) step \(step): threw \(error)"); return }
            if step % 10 == 9 { try await town.settle() }
            for (i, node) in town.nodes.enumerated() {
                let p = try node.node.verify().problems
                if !p.isEmpty {
                    print("seed \(seed) step \(step) node \(i): \(p)")
                    let raw = RawDatabase(of: node)
                    for r in try raw.run("SELECT number, ledger, substr(hex(origin),1,8), fork_line, fork_sequence, tip_sequence, signed_sequence FROM line") { print("line", r) }
                    for r in try raw.run("SELECT line, first, last, block FROM span ORDER BY block, line") { print("span", r) }
                    for r in try raw.run("SELECT number, ledger, hex(lines), changes, loose FROM block") { print("block", r) }
                    for r in try raw.run("SELECT line, sequence, substr(hex(hash),1,8), substr(hex(seed),1,8) FROM head") { print("head", r) }
                    for r in try raw.run("SELECT * FROM setting WHERE name LIKE 'line%'") { print("setting", r) }
                    return
                }
            }
        }
    }
}
