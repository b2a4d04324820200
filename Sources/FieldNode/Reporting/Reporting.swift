package import Reports

extension FieldNode {
    /// The figures of a report, as a document for any of the formats.
    package func report(
        _ request: ReportRequest,
        numerals: Numerals = .arabic
    ) throws -> ReportDocument {
        switch request.kind {
        case .register: try registerReport(request).document(numerals: numerals)
        case .monthly: try monthlyReport(request).document(numerals: numerals)
        case .annual: try annualReport(request).document(numerals: numerals)
        case .published: try publishedReport(request).document(numerals: numerals)
        case .consolidated: try consolidatedReport(request).document(numerals: numerals)
        }
    }
}
