import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

// Words of the domain as they are typed on the command line.

extension CaseState: ExpressibleByArgument {}
extension OfficeLevel: ExpressibleByArgument {}
extension Holiday.Kind: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension PaperKind: ExpressibleByArgument {}
extension Numerals: ExpressibleByArgument {}
extension ReportRequest.Kind: ExpressibleByArgument {}
extension PublishedReport.Half: ExpressibleByArgument {}

/// Reads words that can be judged without a node; what is wrong with them is wrong use.
enum Typed {
    /// A day, such as `2026-03-31` or `31/3/2569`.
    static func day(_ text: String) throws -> CivilDate {
        try checked { () throws(ComplaintModelError) in try DateEntry.parse(text).date }
    }

    /// A month, such as `2569-01`.
    static func month(_ text: String) throws -> MonthPeriod {
        try checked { () throws(ComplaintModelError) in try MonthPeriod(parsing: text) }
    }

    /// A fiscal year, such as `2569`.
    static func fiscalYear(_ text: String) throws -> FiscalYear {
        try checked { () throws(ComplaintModelError) in try FiscalYear(parsing: text) }
    }

    /// The code of an office, such as `80.21.karo`.
    static func office(_ text: String) throws -> OfficeCode {
        guard let code = OfficeCode(text) else {
            throw ValidationError(ErrorText.of(ComplaintModelError.invalidOfficeCode(typed: text)))
        }
        return code
    }

    /// A root key, as `init` has printed it.
    static func rootKey(_ text: String) throws -> RootKey {
        guard let key = RootKey(printed: text) else {
            throw ValidationError(
                "กุญแจรากพิมพ์ผิด\nThe root key was mistyped; it is groups of four digits and letters."
            )
        }
        return key
    }

    private static func checked<Value>(
        _ read: () throws(ComplaintModelError) -> Value
    ) throws -> Value {
        do { return try read() } catch { throw ValidationError(ErrorText.of(error)) }
    }
}
