import ComplaintModel
import Reports
import Testing

@Suite("Laid-out papers")
struct PaperSnapshotTests {
    @Test(
        "A paper is laid out, byte for byte, as it was when a person last looked at it",
        arguments: PaperKind.allCases,
    )
    func laidOutAsKept(kind: PaperKind) throws {
        try Snapshot("\(kind.rawValue).html", in: "Papers")
            .expect(Self.page(Paper.sample(kind), .arabic))
        try Snapshot("\(kind.rawValue)-thai-numerals.html", in: "Papers")
            .expect(Self.page(Paper.sample(kind), .thai))
    }

    @Test("The papers keep the names by which they are asked for")
    func names() {
        #expect(
            PaperKind.allCases.map(\.rawValue) == [
                "memo", "forwarding-letter", "preliminary-notice", "result-notice",
                "committee-order", "appointment-order", "slip", "register-sheet", "contact-sheet",
            ]
        )
    }

    /// A paper by the shipped templates.
    static func page(_ paper: Paper, _ numerals: Numerals) -> String {
        PaperFrame(.shipped(.paper(paper.kind)), style: .shipped(.style))
            .page(paper, numerals: numerals)
    }
}
