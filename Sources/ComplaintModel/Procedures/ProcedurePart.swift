/// A part of a procedure file, as a fault in it names the part.
enum ProcedurePart {
    case channel(String)
    case category(String)
    case action(String)
    case step(ofCategory: String)
    case deadline(String)
    case clause(ofDeadline: String)
    case declineReason(String)
    case letters(String)
    case paper(String)

    /// The part in the middle of an English sentence.
    var english: String {
        switch self {
        case .channel(let code): "the channel \"\(code)\""
        case .category(let code): "the category \"\(code)\""
        case .action(let kind): "the action \"\(kind)\""
        case .step(let category): "a step of \"\(category)\""
        case .deadline(let id): "the deadline \"\(id)\""
        case .clause(let deadline): "the clause of the deadline \"\(deadline)\""
        case .declineReason(let code): "the reason for declining \"\(code)\""
        case .letters(let code): "the letter series \"\(code)\""
        case .paper(let kind): "the paper \"\(kind)\""
        }
    }

    /// The part in Thai.
    var thai: String {
        switch self {
        case .channel(let code): "ช่องทาง \"\(code)\""
        case .category(let code): "ประเภท \"\(code)\""
        case .action(let kind): "การดำเนินการ \"\(kind)\""
        case .step(let category): "ขั้นตอนของประเภท \"\(category)\""
        case .deadline(let id): "กำหนดเวลา \"\(id)\""
        case .clause(let deadline): "ข้ออ้างอิงของกำหนดเวลา \"\(deadline)\""
        case .declineReason(let code): "เหตุที่ไม่รับ \"\(code)\""
        case .letters(let code): "ทะเบียนหนังสือออก \"\(code)\""
        case .paper(let kind): "เอกสาร \"\(kind)\""
        }
    }

    /// What is wrong with the part: the rest of the phrase behind its name.
    func fault(thai: String, english: String) -> Sentence {
        Sentence(thai: "\(self.thai) \(thai)", english: "\(self.english) \(english)")
    }

    /// Of parts of which each may be there once: those that are there again.
    static func twice(_ names: [String], _ part: (String) -> ProcedurePart) -> [Sentence] {
        repeated(names).map { part($0).fault(thai: "มีซ้ำกัน", english: "is given twice") }
    }

    /// The names that have stood before.
    static func repeated(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !seen.insert($0).inserted }
    }
}
