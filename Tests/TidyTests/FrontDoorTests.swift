import Testing

@Suite("The front door")
struct FrontDoorTests {
    /// The two marked commands of README.md: the marker, and how the command ends.
    static let commands = [
        (marker: "<!-- demo command -->", end: "&& swift run -c release tambon demo"),
        (marker: "<!-- test command -->", end: "&& swift test"),
    ]

    @Test("README.md gives each command of the set-up once, on one line", arguments: commands)
    func oneLine(marker: String, end: String) throws {
        let lines = try SourceTree.text(of: "README.md").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let places = lines.indices.filter { lines[$0] == marker }
        #expect(places.count == 1, "README.md: \(marker)")
        let place = try #require(places.first)
        #expect(lines[place + 1] == "```sh", "README.md:\(place + 2)")
        #expect(lines[place + 2].hasSuffix(end), "README.md:\(place + 3)")
        let libraries = "libsqlite3-dev zlib1g-dev libxlsxwriter-dev"
        #expect(lines[place + 2].contains(libraries), "README.md:\(place + 3)")
        #expect(lines[place + 3] == "```", "README.md:\(place + 4)")
    }

    @Test("What CI runs as the tests is the command of README.md, read from there")
    func sameCommand() throws {
        let script = try SourceTree.text(of: ".ci/run")
        #expect(script.contains(Self.commands[1].marker), ".ci/run")
        let own = script.split(separator: "\n").filter { line in
            !line.hasPrefix("#") && line.contains("swift test")
        }
        #expect(own.isEmpty, ".ci/run has a test command of its own: \(own)")
    }
}
