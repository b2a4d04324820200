import ComplaintModel
import NodeStore
import SyncProtocol

/// A letter number that was given to a paper, for good.
struct LetterNumber: Hashable {
    /// The code of the series.
    let series: String
    /// The calendar year of the series.
    let buddhistYear: Int
    let number: Int
    /// The case that the paper is about.
    let complaint: RowReference
    /// The entry that the paper was drawn from; nil for one of which the case says nothing yet.
    let entry: RowReference?
    /// The paper's kind.
    let kind: String
    /// The agency that it goes to, of which a case may have several.
    let addressee: String?
    /// The day on which it was given, which is the paper's.
    let date: CivilDate

    /// The number that a row holds; nil if the row holds none.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - opening: Opens what was sealed for this node.
    init?(_ row: RowState, opening: (Value) -> String?) {
        guard let series = row.shown(LetterCell.series)?.string,
            let year = row.shown(LetterCell.year)?.integer,
            let number = row.shown(LetterCell.number)?.integer,
            case .row(let complaint) = row.shown(LetterCell.complaint),
            let kind = row.shown(LetterCell.kind)?.string,
            let day = row.shown(LetterCell.date)?.integer
        else { return nil }
        self.series = series
        buddhistYear = Int(year)
        self.number = Int(number)
        self.complaint = complaint
        entry = row.shown(LetterCell.entry).flatMap { value in
            if case .row(let entry) = value { entry } else { nil }
        }
        self.kind = kind
        addressee =
            row.shown(LetterCell.addressee)?.string
            ?? row.shown(LetterCell.sealedAddressee).flatMap(opening)
        date = CivilDate(dayNumber: Int(day))
    }

    /// Whether it is the number of a paper on a case.
    ///
    /// - Parameters:
    ///   - kind: The paper.
    ///   - complaint: The case, as the ledger that gives the number names it.
    ///   - agency: To which of several agencies it goes; nil for a paper that goes to one.
    /// - Returns: Whether it is.
    func isOf(_ kind: PaperKind, on complaint: RowReference, to agency: String?) -> Bool {
        self.complaint == complaint && self.kind == kind.rawValue
            && (agency == nil || agency == addressee)
    }

    /// Whether another paper bears the same number.
    func hasNumber(of other: LetterNumber) -> Bool {
        (series, buddhistYear, number) == (other.series, other.buddhistYear, other.number)
    }

    /// The number as the office's procedure writes it.
    func written(_ rules: LedgerRules) -> String {
        let known = (rules.procedure.letters ?? LetterSeries.usual).first { $0.code == series }
        return known?.written(number, buddhistYear: buddhistYear) ?? "\(number)/\(buddhistYear)"
    }

    /// What is said of a number that stands on two papers.
    func doubledSentence(_ rules: LedgerRules) -> Sentence {
        Sentence(
            thai: "เลขที่หนังสือ \(written(rules)) ถูกออกจากเครื่องสองเครื่องและอยู่บนเอกสารสองฉบับ "
                + "ใช้ --another เพื่อออกเลขใหม่ให้ฉบับใดฉบับหนึ่ง",
            english: "two computers have given the letter number \(written(rules)), "
                + "and it stands on two papers; --another gives one of them a number of its own"
        )
    }
}
