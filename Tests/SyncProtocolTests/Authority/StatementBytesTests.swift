import Testing

@testable import SyncProtocol

@Suite("The bytes of statements")
struct StatementBytesTests {
    /// One statement of each kind, with every field filled, signed and not.
    private func samples() throws -> [Statement] {
        let registry = try TestRegistry()
        let (node, rows) = (registry.office, [TestRegistry.id(5), TestRegistry.id(6)])
        let certificate = node.certificate(
            "80.21.karo",
            ledger: 1,
            prefixes: ["90", "", "80.21"],
            rights: [.writes, .acts],
            replaces: rows
        )
        let revocation = node.revocation(
            [3, 300].flatMap { place in
                [.office(1), .office(2)].map { node.limit(place, in: $0) }
            },
            replaces: rows
        )
        let further = Statement.furtherPlaces(
            FurtherPlaces(of: rows[0], limits: [3, 9].map { node.limit($0, in: .office(2)) })
        )
        return [
            certificate, revocation, further,
            try Statement(decoding: try further.signed(by: registry.root.signing).bytes),
            node.certificate("80", ledger: 1, rights: []), node.revocation(),
            try Statement(decoding: try certificate.signed(by: registry.root.signing).bytes),
            try Statement(decoding: try revocation.signed(by: registry.root.signing).bytes),
            .unknown(kind: 9, bytes: [1, 2, 3]), .unknown(kind: 1, bytes: [2, 0]),
        ]
    }

    @Test("a statement is read as it was written, and written as it was read")
    func roundTrip() throws {
        for statement in try samples() {
            #expect(try Statement(decoding: statement.bytes) == statement)
            let write = statement.write(ordinal: 3)
            #expect(try Statement(write) == statement)
        }
    }

    @Test("a statement cut off anywhere, or with bytes behind it, is refused")
    func cutOff() throws {
        for statement in try samples().dropLast(2) {
            let bytes = statement.bytes
            for count in bytes.indices {
                #expect(throws: StatementError.truncated) {
                    try Statement(decoding: Array(bytes[..<count]))
                }
            }
            #expect(throws: StatementError.trailingBytes(1)) {
                try Statement(decoding: bytes + [0])
            }
        }
    }

    @Test("with any bit turned a statement is refused, or says something else in its one form")
    func turnedBits() throws {
        let root = try TestRegistry().root.key
        var refused = 0
        for statement in try samples() {
            let bytes = statement.bytes
            for bit in 0..<8 * bytes.count {
                var turned = bytes
                turned[bit / 8] ^= 1 << UInt8(bit % 8)
                guard let read = try? Statement(decoding: turned) else {
                    refused += 1
                    continue
                }
                #expect(read != statement)
                #expect(read.bytes == turned)
                // Checking a signature is slow; one bit of each byte will do.
                if bit % 8 == 0 { #expect(!read.isSigned(by: root)) }
            }
        }
        #expect(refused > 500)
    }

    @Test("what is not sorted, repeated, too long or of no meaning is refused by its name")
    func malformed() throws {
        let node = try TestRegistry().office
        let certificate = node.certificate("80", ledger: 1, prefixes: ["80", "90"]).bytes
        let level = 2 + 64
        let prefixes = level + 1 + 3 + 16
        let cases: [(StatementError, [Int: UInt8])] = [
            (.invalid(.level), [level: 4]),
            (.invalid(.code), [level + 2: UInt8(ascii: ".")]),
            (.invalid(.code), [level + 2: 0xff]),
            (.tooLong(.code, length: 16_127, limit: 128), [level + 1: 0xff, level + 2: 0x7d]),
            (.unsorted(.prefixes), [prefixes + 2: UInt8(ascii: "9")]),
            (.unsorted(.prefixes), [prefixes + 2: UInt8(ascii: "a")]),
            (.tooLong(.prefixes, length: 65, limit: 64), [prefixes: 65]),
            (.invalid(.rootSignature), [certificate.count - 1: 63]),
        ]
        for (error, edits) in cases {
            var bytes = certificate
            for (position, byte) in edits { bytes[position] = byte }
            #expect(throws: error) { try Statement(decoding: bytes) }
        }
        let zeros = [UInt8](repeating: 0, count: 32)
        #expect(throws: StatementError.invalid(.signingKey)) {
            try Statement(decoding: [1, 1] + zeros + certificate.dropFirst(34))
        }
        #expect(throws: StatementError.invalid(.agreementKey)) {
            try Statement(decoding: certificate[..<34] + zeros + certificate.dropFirst(66))
        }
        #expect(throws: StatementError.self) {
            try Statement(decoding: [UInt8](repeating: 9, count: Statement.byteLimit + 1))
        }
        for (error, _) in cases { #expect(error.description.contains("registry's statement")) }
    }

    @Test("places name a change, and a ledger comes once with at least one place")
    func malformedPlaces() throws {
        let node = try TestRegistry().office
        let bytes = node.revocation([node.limit(3, in: .office(1))]).bytes
        let ledgers = 2 + 32
        let place = ledgers + 1 + 16 + 1 + 16
        for (error, position, byte) in [
            (StatementError.invalid(.limits), place, UInt8(0)),
            (.invalid(.limits), ledgers + 17, 0),
        ] {
            var edited = bytes
            edited[position] = byte
            #expect(throws: error) { try Statement(decoding: edited) }
        }
        var twice = bytes
        twice[ledgers] = 2
        twice.insert(contentsOf: bytes[(ledgers + 1)..<(place + 33)], at: place + 33)
        #expect(throws: StatementError.unsorted(.limits)) { try Statement(decoding: twice) }
    }

    @Test("the most places in one ledger fit into a statement, and one more does not")
    func mostPlaces() throws {
        let node = try TestRegistry().office
        func revocation(_ count: UInt32) -> Statement {
            node.revocation((1...count).map { node.limit(UInt32.max - $0, in: .office(1)) })
        }
        let most = revocation(UInt32(Revocation.limitCount))
        #expect(most.bytes.count <= Statement.byteLimit)
        #expect(try Statement(decoding: most.bytes) == most)
        #expect(
            throws: StatementError.tooLong(.limits, length: 4_097, limit: Revocation.limitCount)
        ) {
            try Statement(decoding: revocation(4_097).bytes)
        }
    }

    @Test("as many places as are written into a statement fit, each in a ledger of its own")
    func writtenPlaces() throws {
        let node = try TestRegistry().office
        let places = (0..<7_850 as Range<UInt32>).map { office in
            node.limit(UInt32.max - office, in: .office(UInt64(office)))
        }
        let rows = (1...Statement.replacesLimit).map(TestRegistry.id)
        let whole = Revocation(key: node.key, limits: places, replaces: rows)
        let (first, further) = whole.divided()
        #expect(Set(first.limits + further.joined()) == Set(places))
        #expect(first.key == node.key && first.replaces == whole.replaces)
        #expect(further.count == 2)
        let statements =
            [.revocation(first)]
            + further.map { Statement.furtherPlaces(FurtherPlaces(of: rows[0], limits: $0)) }
        for statement in statements {
            #expect(statement.bytes.count <= Statement.byteLimit)
            #expect(try Statement(decoding: statement.bytes) == statement)
        }
        #expect(Revocation(key: node.key, limits: []).divided().further.isEmpty)
    }

    @Test("the root's signature holds for its bytes and its key alone")
    func signatures() throws {
        let registry = try TestRegistry()
        let statement = registry.office.certificate("80", ledger: 1)
        let signed = try Statement(decoding: try statement.signed(by: registry.root.signing).bytes)
        #expect(signed.isSigned(by: registry.root.key))
        #expect(!signed.isSigned(by: registry.centre.key))
        #expect(!statement.isSigned(by: registry.root.key))
        #expect(signed != statement)
        #expect(signed.unsignedBytes == statement.unsignedBytes)
    }

    @Test("registries and nodes have names that follow from keys")
    func names() throws {
        let registry = try TestRegistry()
        let (root, other) = (registry.root.key, registry.centre.key)
        let input = Array("tambon registry".utf8) + root.bytes + Array("80".utf8)
        let name = LedgerID.registry(root: root, prefix: Utf8Text("80"))
        #expect(name.bytes == Array(Digest256(hashing: input).bytes.prefix(16)))
        #expect(name != .registry(root: other, prefix: Utf8Text("80")))
        #expect(name != .registry(root: root, prefix: Utf8Text("8")))
        let node = Digest256(hashing: Array("tambon node".utf8) + root.bytes)
        #expect(NodeID(of: root).bytes == Array(node.bytes.prefix(16)))
    }
}
