/// The style sheet of printed reports.
enum HTMLStyle {
    /// The fonts, from what Thai offices have to what every browser has.
    static let fonts = "'TH Sarabun New','TH SarabunPSK',Laksaman,sans-serif"

    /// The rules, with page numbers in the chosen digits.
    static func text(_ numerals: Numerals) -> String {
        let digits = numerals == .thai ? ",thai" : ""
        return """
            @page { @bottom-right { font: 14pt \(fonts);
              content: "หน้า " counter(page\(digits)) "/" counter(pages\(digits)); } }
            \(rules)
            """
    }

    // Rows stay whole, heads come again on every sheet, and a heading stays with what it heads.
    // Cells draw their own borders: a collapsed border would be drawn at the end of a sheet where
    // no row is, and so would be the upper border of a head that comes again, but for the empty
    // row over it. The room above headings is for marks that stand higher than their letters.
    private static let rules = """
        @page upright { size: A4; margin: 2.5cm 2cm 2cm 3cm; }
        @page lying { size: A4 landscape; margin: 2cm 1cm; }
        .upright { page: upright; }
        .lying { page: lying; }
        html { font: 16pt/1.4 \(fonts); color: #000; background: #fff; }
        body { margin: 0; overflow-wrap: anywhere; }
        h1, h2, header p { margin: 0; }
        h1 { font-size: 20pt; text-align: center; }
        header p { text-align: center; }
        h2 { font-size: 18pt; padding-top: .4em; break-after: avoid; }
        p { margin: .2em 0; }
        table { border-collapse: separate; border-spacing: 0; margin-top: .2em; }
        .lying table { font-size: 14pt; line-height: 1.35; }
        thead { display: table-header-group; }
        thead::before { content: ""; display: table-row; height: 2pt; }
        tr, svg, figure, .short { break-inside: avoid; }
        th, td { border: 0 solid #000; border-width: 0 .75pt .75pt 0; padding: 0 .35em;
          vertical-align: top; text-align: left; }
        th { border-top-width: .75pt; text-align: center; overflow-wrap: break-word; }
        th:first-child, td:first-child { border-left-width: .75pt; }
        .sum { font-weight: bold; break-before: avoid; }
        .count { text-align: right; }
        .count, .plain { white-space: nowrap; }
        svg { display: block; width: 450pt; max-width: 100%; max-height: 15cm; }
        svg text { font: 13px \(fonts); }
        figure { margin: 0; padding-top: .6em; }
        figcaption { font-weight: bold; }
        footer { margin-top: .6em; break-before: avoid; break-inside: avoid; }
        @media screen { body { max-width: 27.7cm; margin: 1cm auto; padding: 0 1cm; } }
        """
}
