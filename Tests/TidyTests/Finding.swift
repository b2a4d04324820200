import Testing

/// A place where a rule of the house is broken.
struct Finding: Hashable, Sendable {
    /// The path from the root of the project.
    let path: String
    /// The line, from 1.
    let line: Int
    /// What is wrong, and what to do.
    let text: String
}

/// Fails the running test once for each fault, at the place of the fault.
func expectNone(_ findings: [Finding]) {
    for finding in findings {
        let file = SourceTree.path(of: finding.path)
        Issue.record(
            "\(finding.path):\(finding.line): \(finding.text)",
            sourceLocation: SourceLocation(
                fileID: "Tambon/\(finding.path)",
                filePath: file,
                line: finding.line,
                column: 1
            )
        )
    }
}
