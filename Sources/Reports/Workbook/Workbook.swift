import CXlsxWriter

/// A workbook under construction: libxlsxwriter writing into memory.
///
/// Only this folder calls the library.
@safe
final class Workbook {
    private let file: MemoryFile
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var styles: [SheetStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]

    /// The day that stands in every workbook as the day of its making.
    ///
    /// A constant, because the same report must give the same bytes: 2000-01-01 UTC.
    private static let created = 946_684_800

    /// Begins a workbook without sheets.
    ///
    /// - Throws: ``ReportError/noMemoryFile(code:)``, ``ReportError/workbookFailed(code:)``.
    init() throws(ReportError) {
        file = try MemoryFile()
        guard let book = unsafe workbook_new(file.path) else {
            throw .workbookFailed(code: LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue)
        }
        unsafe self.book = unsafe book
        var properties = unsafe lxw_doc_properties()
        unsafe properties.created = Self.created
        try Self.check(unsafe workbook_set_properties(book, &properties))
    }

    deinit {
        if let book = unsafe book { unsafe lxw_workbook_free(book) }
    }

    /// Adds a sheet.
    ///
    /// - Parameter name: The name on the tab, which Excel takes: see ``SheetName``.
    /// - Returns: The empty sheet, which must not outlive the workbook.
    /// - Throws: ``ReportError/workbookFailed(code:)``.
    func addSheet(_ name: String) throws(ReportError) -> Worksheet {
        let code = unsafe workbook_validate_sheet_name(book, name)
        try Self.check(code)
        guard let sheet = unsafe workbook_add_worksheet(book, name) else {
            throw .workbookFailed(code: LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue)
        }
        return unsafe Worksheet(sheet, name: name, of: self)
    }

    /// Ends the workbook.
    ///
    /// - Returns: The file.
    /// - Throws: ``ReportError/workbookFailed(code:)``, ``ReportError/noMemoryFile(code:)``.
    func finish() throws(ReportError) -> [UInt8] {
        let ended = unsafe book
        // The library frees the workbook also where it fails.
        unsafe book = nil
        unsafe styles = [:]
        try Self.check(unsafe workbook_close(ended))
        return try file.bytes()
    }

    /// The library's form of a style; each is made once.
    func format(_ style: SheetStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let made = unsafe styles[style] { return unsafe made }
        guard let format = unsafe workbook_add_format(book) else { return nil }
        unsafe style.set(on: format)
        unsafe styles[style] = unsafe format
        return unsafe format
    }

    /// A chart that belongs to the workbook and stands on no sheet yet.
    func addChart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
        unsafe workbook_add_chart(book, UInt8(type.rawValue))
    }

    /// Turns the library's codes into errors.
    static func check(_ code: lxw_error) throws(ReportError) {
        guard code == LXW_NO_ERROR else { throw .workbookFailed(code: code.rawValue) }
    }
}
