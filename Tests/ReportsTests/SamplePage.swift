import Reports

/// Every report of the module, once with figures and once without; raw values name snapshots.
enum SamplePage: String, CaseIterable, Sendable {
    case register
    case registerEmpty = "register-empty"
    case monthly
    case monthlyEmpty = "monthly-empty"
    case monthlyFrozen = "monthly-frozen"
    case annual
    case published
    case publishedEmpty = "published-empty"
    case consolidated
    case consolidatedEmpty = "consolidated-empty"

    func document(_ numerals: Numerals) throws -> ReportDocument {
        switch self {
        case .register: try Sample.register().document(numerals: numerals)
        case .registerEmpty: try Sample.register(lines: []).document(numerals: numerals)
        case .monthly: try Sample.monthly().document(numerals: numerals)
        case .monthlyEmpty: try Sample.emptyMonthly().document(numerals: numerals)
        case .monthlyFrozen: try Sample.frozenMonthly().document(numerals: numerals)
        case .annual: try Sample.annual().document(numerals: numerals)
        case .published: try Sample.published().document(numerals: numerals)
        case .publishedEmpty:
            try Sample.published(half: nil, isEmpty: true).document(numerals: numerals)
        case .consolidated: try Sample.consolidated().document(numerals: numerals)
        case .consolidatedEmpty: try Sample.emptyConsolidated().document(numerals: numerals)
        }
    }
}
