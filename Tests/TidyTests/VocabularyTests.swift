import Testing

@Suite("What the protocol knows of its cargo")
struct VocabularyTests {
    /// The words of the domain that the formats name, file by file: a certificate and an invitation
    /// are for the node of an office, and a parcel says by which office's code its sender knows a
    /// ledger.
    static let named: [String: Set<String>] = [
        "Sources/SyncProtocol/Authority/Authority+Grants.swift": ["office", "officePermits"],
        "Sources/SyncProtocol/Authority/Authority+Queries.swift": ["office"],
        "Sources/SyncProtocol/Authority/Certificate.swift": ["office"],
        "Sources/SyncProtocol/Authority/Invitation.swift": ["office", "officeCode", "officeName"],
        "Sources/SyncProtocol/Authority/LedgerClaims.swift": ["office"],
        "Sources/SyncProtocol/Authority/NodeLevel.swift": ["office", "offices"],
        "Sources/SyncProtocol/Clocks/LedgerID.swift": ["office"],
        "Sources/SyncProtocol/Parcels/Have.swift": ["office", "officeCode"],
        "Sources/SyncProtocol/Parcels/Hello.swift": ["office", "officeCode"],
        "Sources/SyncProtocol/Parcels/JoinAnswer.swift": ["office", "officeCode", "officeName"],
        "Sources/SyncProtocol/Parcels/Message.swift": ["office"],
        "Sources/SyncProtocol/Parcels/MessageReader.swift": ["officeCode", "officeName"],
        "Sources/SyncProtocol/Parcels/MessageWriter.swift": ["officeCode", "officeName"],
    ]

    @Test("SyncProtocol uses no word of the domain but those that its formats name")
    func noWordOfTheDomain() throws {
        for file in try SourceTree.swiftFiles(of: "SyncProtocol") {
            let allowed = Self.named[file.path] ?? []
            expectNone(
                Self.words(in: file).filter { !allowed.contains($0.word) }.map {
                    file.finding($0.index, "'\($0.word)' is a word of the domain")
                }
            )
        }
    }

    @Test("The list of exceptions names nothing that is gone", arguments: named.keys.sorted())
    func listIsExact(path: String) throws {
        let file = try #require(try SourceTree.swiftFiles().first { $0.path == path })
        #expect(Set(Self.words(in: file).map(\.word)) == Self.named[path])
    }

    private static func words(in file: SourceFile) -> [(index: Int, word: String)] {
        file.lines.indices.flatMap { index in
            file.lines[index].matches(of: /\w*(?:complaint|office|deadline)\w*/.ignoresCase())
                .map { (index, String($0.output)) }
        }
    }
}
