/// A series of letter numbers (ที่): gapless in each calendar year, apart from the register's.
package struct LetterSeries: Hashable, Codable, Sendable {
    /// The code, under which given numbers are kept: `letters`.
    package let code: String
    /// The Thai name.
    package let nameThai: String
    /// How a number is written, with `{n}` for it and `{year}` for its year of the Buddhist era:
    /// `นศ 78501/{n}`.
    package let pattern: String
    /// The papers that take their numbers from the series.
    package let papers: [PaperKind]
    /// The last number of the paper book by its year of the Buddhist era, where the office had
    /// given numbers before the program did: `{"2569": 123}`.
    package let lastOnPaper: [String: Int]?

    /// Describes a series.
    package init(
        code: String,
        nameThai: String,
        pattern: String,
        papers: [PaperKind],
        lastOnPaper: [String: Int]? = nil,
    ) {
        self.code = code
        self.nameThai = nameThai
        self.pattern = pattern
        self.papers = papers
        self.lastOnPaper = lastOnPaper
    }

    /// The series of an office whose procedure names none.
    package static let usual = [
        LetterSeries(
            code: "memos",
            nameThai: "บันทึกข้อความ",
            pattern: "{n}/{year}",
            papers: [.memo],
        ),
        LetterSeries(
            code: "letters",
            nameThai: "หนังสือภายนอก",
            pattern: "{n}/{year}",
            papers: [.forwardingLetter, .preliminaryNotice, .resultNotice],
        ),
        LetterSeries(
            code: "orders",
            nameThai: "คำสั่ง",
            pattern: "{n}/{year}",
            papers: [.committeeOrder],
        ),
    ]

    /// The number as it is written on a paper.
    package func written(_ number: Int, buddhistYear: Int) -> String {
        pattern.split(separator: "{n}", omittingEmptySubsequences: false)
            .joined(separator: String(number))
            .split(separator: "{year}", omittingEmptySubsequences: false)
            .joined(separator: String(buddhistYear))
    }

    /// The last number that the paper book gave in a year; 0 where it gave none.
    package func lastOnPaper(buddhistYear: Int) -> Int {
        lastOnPaper?[String(buddhistYear)] ?? 0
    }

    /// In what the series contradicts itself, each in one phrase.
    var faults: [Sentence] {
        let series = ProcedurePart.letters(code)
        var faults: [Sentence] = []
        if !CodeText.isCode(code) {
            faults.append(
                series.fault(
                    thai: "ต้องมีรหัสที่ใช้ a-z, 0-9 และ - เท่านั้น",
                    english: "has a code not of a-z, 0-9 and -"
                )
            )
        }
        if pattern.split(separator: "{n}", omittingEmptySubsequences: false).count != 2 {
            faults.append(
                series.fault(
                    thai: "ต้องมี {n} หนึ่งแห่งในรูปแบบ \"\(pattern)\"",
                    english: "needs {n} once in its pattern \"\(pattern)\""
                )
            )
        }
        if papers.isEmpty {
            faults.append(series.fault(thai: "ไม่ใช้กับเอกสารใด", english: "is for no paper"))
        }
        for paper in papers where Self.unnumbered.contains(paper) {
            faults.append(
                series.fault(
                    thai: "ใช้กับ \"\(paper.rawValue)\" ซึ่งไม่มีเลขที่หนังสือ",
                    english: "is for \"\(paper.rawValue)\", which has no letter number"
                )
            )
        }
        let years = (lastOnPaper ?? [:]).sorted { $0.key < $1.key }
        for (year, last) in years
        where !(2400...2699).contains(Int(year) ?? 0) || !(0...999_999).contains(last) {
            faults.append(
                series.fault(
                    thai: "มีเลขสุดท้าย \(last) ของปี \"\(year)\"",
                    english: "has the last number \(last) of the year \"\(year)\""
                )
            )
        }
        return faults
    }

    private static let unnumbered: [PaperKind] = [
        .appointmentOrder, .slip, .registerSheet, .contactSheet,
    ]
}
