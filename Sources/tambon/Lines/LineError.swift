import ComplaintModel
import FieldNode

/// What makes a line of a file a bad one.
enum LineError: Error {
    /// The line is no JSON object.
    case notAnObject
    /// A key that is no option's name.
    case unknownKey(String, known: [String])
    /// A key that is there twice.
    case repeatedKey(String)
    /// A key that must be there.
    case missing(key: String)
    /// A value that must be a text.
    case notAText(key: String)
    /// A value that must be true or false.
    case notAFlag(key: String)
    /// A value that must be a whole number.
    case notANumber(key: String)
    /// A complaint of another office.
    case otherOffice(code: String, own: String)
    /// What the node refuses.
    case refused(FieldNodeError)
    /// Nothing is wrong with the line, but with others, and all were to be taken or none.
    case othersAreBad
}

extension LineError: CustomStringConvertible {
    var description: String { sentence.english }

    /// The refusal in both languages.
    var sentence: Sentence {
        switch self {
        case .notAnObject:
            Sentence(
                thai: "ไม่ใช่ JSON object ในบรรทัดเดียว",
                english: "this is not a JSON object on one line"
            )
        case .unknownKey(let key, let known):
            Sentence(
                thai: "ไม่รู้จักช่อง \"\(key)\"",
                english: "there is no field \"\(key)\"; there are \(known.joined(separator: " "))"
            )
        case .repeatedKey(let key):
            Sentence(
                thai: "มีช่อง \"\(key)\" ซ้ำในบรรทัดเดียว โปรดเหลือไว้ช่องเดียว",
                english: "the field \"\(key)\" is there twice; leave one of them"
            )
        case .missing(let key):
            Sentence(thai: "ขาดช่อง \"\(key)\"", english: "the field \"\(key)\" is missing")
        case .notAText(let key):
            Sentence(
                thai: "ค่าของ \"\(key)\" ต้องเป็นข้อความ",
                english: "the value of \"\(key)\" must be a string"
            )
        case .notAFlag(let key):
            Sentence(
                thai: "ค่าของ \"\(key)\" ต้องเป็น true หรือ false",
                english: "the value of \"\(key)\" must be true or false"
            )
        case .notANumber(let key):
            Sentence(
                thai: "ค่าของ \"\(key)\" ต้องเป็นจำนวนเต็ม",
                english: "the value of \"\(key)\" must be a whole number"
            )
        case .otherOffice(let code, let own):
            Sentence(
                thai: "เป็นเรื่องของสำนักงาน \"\(code)\" เครื่องนี้เป็นของ \(own)",
                english: "this is for the office \"\(code)\"; the node is that of \(own)"
            )
        case .refused(let error): error.sentence
        case .othersAreBad:
            Sentence(
                thai: "ไม่ได้บันทึก เพราะมีบรรทัดอื่นที่ใช้ไม่ได้",
                english: "not taken, because other lines are bad and all were to be taken or none"
            )
        }
    }
}
