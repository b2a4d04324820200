import ComplaintModel
import FieldNode
import Foundation
import Glibc
import NodeStore
import Testing

@Suite struct FullDiskTests {
    @Test(
        "On a full disk recording fails by name and changes nothing, and works again with room",
        .enabled(if: SmallDisk.isAvailable, "a small disk can only be mounted by root")
    )
    func recording() throws {
        let folder = try TestFolder()
        let disk = try SmallDisk(over: folder, bytes: 8 << 20)
        let office = try TestNode("80.21.karo", folder: folder)
        let path = folder.path + "/" + NodeStore.fileName
        let long = String(repeating: "ก", count: 5_000)
        var failures = 0
        var numbers: [String] = []
        for room in [0, 4_096, 8_192, 16_384, 32_768, 65_536] {
            try disk.fill(leaving: room)
            let before = try office.stateBytes()
            for _ in 0..<8 {
                do {
                    numbers.append(try office.record("จดไม่ได้", [.detail: long]).number)
                } catch {
                    failures += 1
                    #expect(error as? StoreError == .diskFull(path: path))
                    let count = try office.node.list(ListRequest()).count
                    #expect(count == numbers.count)
                    if numbers.isEmpty { #expect(try office.stateBytes() == before) }
                }
            }
            #expect(throws: StoreError.diskFull(path: path)) {
                for _ in 0..<50 {
                    numbers.append(try office.record("จนเต็ม", [.detail: long]).number)
                }
            }
            disk.release()
            numbers.append(try office.record("จดได้อีก").number)
            #expect(try office.node.verify().problems == [])
        }
        #expect(failures > 6)
        #expect(numbers == numbers.indices.map { "\($0 + 1)/2569" })
        #expect(try office.node.doctor().integrityProblems.isEmpty)
    }

    @Test(
        "A sync onto a full disk keeps whole batches or nothing, and goes on with room",
        .enabled(if: SmallDisk.isAvailable, "a small disk can only be mounted by root")
    )
    func sync() async throws {
        let folder = try TestFolder()
        let disk = try SmallDisk(over: folder, bytes: 8 << 20)
        let centre = try TestNode("centre", level: .centre, folder: folder)
        let office = try centre.enrolled("80.21.karo")
        for number in 0..<40 { try office.record("เรื่อง \(number)") }
        try disk.fill(leaving: 4_096)
        await #expect(throws: StoreError.self) {
            try await office.node.sync(over: DirectLink(to: centre.node))
        }
        #expect(try centre.node.list(ListRequest()).isEmpty)
        disk.release()
        #expect(try await office.node.sync(over: DirectLink(to: centre.node)).isComplete)
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
        #expect(try centre.node.verify().problems == [])
    }

    @Test("Where a file may not grow, recording fails by name, changes nothing, and works again")
    func fileSizeLimit() async {
        await #expect(processExitsWith: .success) {
            let office = try TestNode("80.21.karo")
            try office.record("ก่อน")
            let before = try office.stateBytes()
            try limitFiles(to: 4_096)
            let path = office.directory + "/" + NodeStore.fileName
            let error = #expect(throws: StoreError.self) { try office.record("จดไม่ได้") }
            #expect(error == .inputOutput(path: path))
            #expect(try office.stateBytes() == before)
            try limitFiles(to: nil)
            #expect(try office.record("ได้แล้ว").number == "2/2569")
            #expect(try office.node.verify().problems == [])
        }
    }
}

/// Lets no file of this process grow beyond a size, or all again.
private func limitFiles(to bytes: UInt?) throws {
    signal(SIGXFSZ, SIG_IGN)
    let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    var limit = rlimit()
    try #require(unsafe getrlimit(resource, &limit) == 0)
    limit.rlim_cur = bytes ?? limit.rlim_max
    try #require(unsafe setrlimit(resource, &limit) == 0)
}
