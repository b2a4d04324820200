package import ComplaintModel

/// Why a text cannot be the template of a paper.
package enum PaperTemplateError: Error, Hashable {
    /// The text is longer than ``PaperTemplate/limitBytes``.
    case tooLong(bytes: Int)
    /// The text is not UTF-8.
    case notText
    /// Nothing is printed by it.
    case blank
    /// A field that the paper does not have.
    case unknownField(line: Int, name: String, known: [String])
    /// A kind of tag that a template of an office may not use, such as one that does not escape.
    case forbiddenTag(line: Int, tag: String)
    /// A tag that does not end.
    case unfinishedTag(line: Int)
    /// A section that does not end, or is ended under another name.
    case openSection(line: Int, name: String)
    /// An end of a section that did not begin.
    case strayEnd(line: Int, name: String)
    /// Sections within sections, deeper than any paper needs.
    case tooDeep(line: Int)
    /// Something that runs, or that brings another page in.
    case active(line: Int, found: String)
    /// An address of something that does not lie in the template itself.
    case outsideAddress(line: Int, found: String)

    /// The sentence in both languages.
    package var sentence: Sentence {
        switch self {
        case .tooLong(let bytes):
            Sentence(
                thai: "แม่แบบยาว \(bytes) ไบต์ ยาวได้ไม่เกิน \(PaperTemplate.limitBytes) ไบต์",
                english: "the template has \(bytes) bytes; "
                    + "it may have \(PaperTemplate.limitBytes) at most"
            )
        case .notText:
            Sentence(
                thai: "แม่แบบไม่ใช่ข้อความ UTF-8 โปรดบันทึกไฟล์เป็น UTF-8",
                english: "the template is no UTF-8 text; save the file as UTF-8"
            )
        case .unknownField(let line, let name, let known):
            Sentence(
                thai: "บรรทัดที่ \(line): ไม่มีช่อง \"\(name)\" ใช้ได้: "
                    + known.joined(separator: ", "),
                english: "line \(line): there is no field \"\(name)\" here; there are "
                    + known.joined(separator: ", ")
            )
        case .forbiddenTag(let line, let tag):
            Sentence(
                thai: "บรรทัดที่ \(line): ใช้แท็ก \(tag) ในแม่แบบไม่ได้ "
                    + "ใช้ {{ช่อง}} {{#ช่อง}} {{^ช่อง}} {{/ช่อง}} และ {{!หมายเหตุ}}",
                english: "line \(line): the tag \(tag) cannot be used in a template; "
                    + "there are {{field}}, {{#field}}, {{^field}}, {{/field}} and {{!remark}}"
            )
        default: sentenceOnLayout
        }
    }

    private var sentenceOnLayout: Sentence {
        switch self {
        case .unfinishedTag(let line):
            Sentence(
                thai: "บรรทัดที่ \(line): แท็กไม่มี }} ปิดท้าย",
                english: "line \(line): the tag is not ended with }}"
            )
        case .openSection(let line, let name):
            Sentence(
                thai: "บรรทัดที่ \(line): {{#\(name)}} ไม่มี {{/\(name)}} ปิด",
                english: "line \(line): the section \"\(name)\" is not ended with {{/\(name)}}"
            )
        case .strayEnd(let line, let name):
            Sentence(
                thai: "บรรทัดที่ \(line): {{/\(name)}} ปิดส่วนที่ไม่ได้เปิดไว้",
                english: "line \(line): {{/\(name)}} ends a section that has not begun"
            )
        case .tooDeep(let line):
            Sentence(
                thai: "บรรทัดที่ \(line): ส่วนซ้อนกันลึกเกิน \(PaperTemplate.depthLimit) ชั้น",
                english: "line \(line): more than \(PaperTemplate.depthLimit) sections "
                    + "lie within each other"
            )
        case .active(let line, let found):
            Sentence(
                thai: "บรรทัดที่ \(line): ใช้ \"\(found)\" ในแม่แบบไม่ได้ เอกสารต้องไม่มีสคริปต์หรือหน้าอื่นแฝงอยู่",
                english: "line \(line): \"\(found)\" cannot be used; "
                    + "a paper runs nothing and holds no other page"
            )
        case .outsideAddress(let line, let found):
            Sentence(
                thai: "บรรทัดที่ \(line): \"\(found)\" อยู่นอกแม่แบบ ใส่รูปเป็น data:image/… แทน",
                english: "line \(line): \"\(found)\" lies outside the template; "
                    + "put pictures into it as data:image/…"
            )
        default:
            Sentence(
                thai: "แม่แบบว่างเปล่า ใช้ 'tambon paper template reset' เพื่อกลับไปใช้แม่แบบของโปรแกรม",
                english: "the template prints nothing; "
                    + "'tambon paper template reset' brings the shipped one back"
            )
        }
    }
}

extension PaperTemplateError: CustomStringConvertible {
    package var description: String { sentence.english }
}
