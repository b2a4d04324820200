/// The letters of a worksheet: what Thai offices write in, large enough for everybody.
enum SheetFont {
    /// The name; a spreadsheet program takes another one where it is not installed.
    static let name = "TH Sarabun New"
    /// The size, in points.
    static let size = 16.0
    /// The height of a line, in points.
    static let lineHeight = 24.0

    /// How many of Excel's units of width one cell of a terminal takes in this font.
    ///
    /// Excel's unit is a digit of Calibri 11, 7 pixels; a consonant of TH Sarabun New is 0.55 of
    /// the size wide, and a point has 4/3 pixels.
    static let unitsPerCell = 0.55 * size * 4 / 3 / 7
}
