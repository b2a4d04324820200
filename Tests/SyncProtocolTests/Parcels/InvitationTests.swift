import Crypto
import SyncProtocol
import Testing

@Suite("An invitation")
struct InvitationTests {
    private static let goldenName = "invitation-1.invitation"

    private static func signed(_ invitation: Invitation) throws -> [UInt8] {
        try invitation.signed(with: SampleInvitations.issuerKey)
    }

    /// Bytes with a signature that fits them, whatever they hold.
    private static func signed(_ content: [UInt8]) throws -> [UInt8] {
        let statement = Array("tambon invitation 1".utf8) + content
        return content + Array(try SampleInvitations.issuerKey.signature(for: statement))
    }

    @Test("is the bytes of its golden file, and is read from it")
    func golden() throws {
        let file = try FixtureFolder.golden.bytes(Self.goldenName)
        #expect(try Self.signed(SampleInvitations.golden).hex == file.hex)
        #expect(try Invitation(decoding: file) == SampleInvitations.golden)
    }

    @Test("comes back with every field, for each level, with and without a ledger and texts")
    func roundTrip() throws {
        for level in NodeLevel.allCases {
            for ledger in [nil, SampleMessages.ledger] {
                for text in [Utf8Text(""), Utf8Text("กะรน")] {
                    let invitation = SampleInvitations.invitation(
                        ledger: ledger,
                        level: level,
                        officeName: text,
                        address: text
                    )
                    let bytes = try Self.signed(invitation)
                    #expect(try Invitation(decoding: bytes) == invitation)
                }
            }
        }
    }

    @Test("is refused whichever bit of it is flipped")
    func everyBit() throws {
        let bytes = try FixtureFolder.golden.bytes(Self.goldenName)
        for bit in 0..<8 * bytes.count {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            let error = #expect(throws: InvitationError.self, "bit \(bit)") {
                try Invitation(decoding: flipped)
            }
            switch bit / 8 {
            case 0..<8: #expect(error == .foreignFile)
            case 8: #expect(error == .newerVersion(flipped[8]))
            default: #expect(error == .damaged)
            }
        }
    }

    @Test("is refused wherever it is cut off, and with a byte more")
    func everyCut() throws {
        let bytes = try FixtureFolder.golden.bytes(Self.goldenName)
        for count in 0..<bytes.count {
            let refusal = count < 8 ? InvitationError.foreignFile : .damaged
            #expect(throws: refusal, "cut at \(count)") {
                try Invitation(decoding: Array(bytes[..<count]))
            }
        }
        #expect(throws: InvitationError.damaged) { try Invitation(decoding: bytes + [0]) }
    }

    @Test("is refused if another key than the one it names has signed it")
    func otherSigner() throws {
        let bytes = try SampleInvitations.golden.signed(with: SealedSamples.signingKey(9))
        #expect(throws: InvitationError.damaged) { try Invitation(decoding: bytes) }
    }

    @Test(
        "F25 is refused with a weak key, a level or a number that is none, though the signature fits"
    )
    func badFields() throws {
        let content = try FixtureFolder.golden.bytes(Self.goldenName).dropLast(64)
        let weakSigner = [1] + [UInt8](repeating: 0, count: 31)
        let replacements: [(place: Int, bytes: [UInt8])] = [
            (9, weakSigner), (41, weakSigner), (73, LowOrderPoints.all[2]), (153, [4]),
            (154, [0x80, 0]), (154, [0x80, 0x80]), (156, [0xff, 0xff]),
        ]
        #expect(try Invitation(decoding: Self.signed(Array(content))) == SampleInvitations.golden)
        for (place, bytes) in replacements {
            var spoilt = Array(content)
            spoilt.replaceSubrange(place..<place + bytes.count, with: bytes)
            let file = try Self.signed(spoilt)
            #expect(throws: InvitationError.damaged, "at \(place)") {
                try Invitation(decoding: file)
            }
        }
        #expect(throws: InvitationError.damaged) {
            try Invitation(decoding: Self.signed(Array(content) + [0]))
        }
    }

    @Test("F26 of a newer version is told from a damaged one, and a foreign file from both")
    func versions() throws {
        var newer = try FixtureFolder.golden.bytes(Self.goldenName)
        newer[8] = 2
        #expect(throws: InvitationError.newerVersion(2)) { try Invitation(decoding: newer) }
        let foreign = [[], Array("PK\u{3}\u{4}".utf8), try SealedSamples.golden()]
        for bytes in foreign {
            #expect(throws: InvitationError.foreignFile) { try Invitation(decoding: bytes) }
        }
        let large = Invitation.magic + [UInt8](repeating: 1, count: Invitation.byteLimit)
        #expect(throws: InvitationError.damaged) { try Invitation(decoding: large) }
    }

    @Test("never stops the program, and what is read has no second form")
    func anyDamage() throws {
        let golden = try FixtureFolder.golden.bytes(Self.goldenName).dropLast(64)
        var random = CodecRandom(seed: 3)
        for _ in 0..<2_000 {
            var content = Array(golden)
            let start = random.number(105...content.count)
            let end = random.number(start...min(start + 5, content.count))
            content.replaceSubrange(start..<end, with: random.bytes(random.number(0...5)))
            let file = try Self.signed(content)
            guard let invitation = try? Invitation(decoding: file) else { continue }
            try #require(try Self.signed(invitation) == file)
        }
    }

    @Test("is not written with a text that no reader takes, and is read with the longest")
    func textLimit() throws {
        let longest = Utf8Text(String(repeating: "x", count: Invitation.textByteLimit))
        let invitation = SampleInvitations.invitation(officeName: longest, address: longest)
        #expect(try Invitation(decoding: Self.signed(invitation)) == invitation)
        let longer = Utf8Text(longest.string + "x")
        let refusal = InvitationError.textTooLong(longer, limit: Invitation.textByteLimit)
        #expect(throws: refusal) {
            try Self.signed(SampleInvitations.invitation(address: longer))
        }
    }

    @Test("is refused in a whole sentence")
    func sentences() {
        let errors: [InvitationError] = [
            .foreignFile, .newerVersion(2), .damaged, .textTooLong(SampleMessages.code, limit: 9),
        ]
        for sentence in errors.map(\.description) {
            #expect(sentence.split(separator: " ").count > 4, "\(sentence)")
        }
    }
}
