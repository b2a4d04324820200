import Testing

@Suite("What the protocol knows of its cargo")
struct VocabularyTests {
    /// The words of the domain that the parcel's format names, file by file: a parcel is addressed
    /// to an office, and says by which office's code its sender knows a ledger.
    static let named: [String: Set<String>] = [
        "Sources/SyncProtocol/Clocks/LedgerID.swift": ["office"],
        "Sources/SyncProtocol/Parcels/Have.swift": ["office", "officeCode"],
        "Sources/SyncProtocol/Parcels/Message.swift": ["office"],
        "Sources/SyncProtocol/Parcels/MessageReader.swift": ["office", "officeCode"],
        "Sources/SyncProtocol/Parcels/ParcelEncoder.swift": ["office", "officeCode"],
        "Sources/SyncProtocol/Parcels/Recipient.swift": ["office"],
    ]

    @Test("SyncProtocol uses no word of the domain but those that the parcel format names")
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
