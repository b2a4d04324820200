import ComplaintModel

/// What the program itself refuses; what the node refuses has its own errors.
enum CommandError: Error, Equatable {
    /// Standard output or standard error took no more.
    case outputFailed
    /// Standard input could not be read.
    case inputFailed
    /// Standard input has more than what is read.
    case inputTooLarge(limitBytes: Int)
    /// Another process holds the node and takes no commands.
    case nodeHeld(directory: String)
    /// Another process serves the node.
    case servedAlready(directory: String)
    /// A file was to be written over what a node needs.
    case outputInNode(path: String)
    /// A file does not hold what it is to hold.
    case unusableFile(name: String, ComplaintModelError)
    /// A person has ended the form before it was complete.
    case formAbandoned
    /// A demonstration did not come out as it must.
    case demoFailed(what: String)
}

extension CommandError: CustomStringConvertible {
    var description: String { sentence.english }

    /// The refusal in both languages.
    var sentence: Sentence {
        switch self {
        case .outputFailed:
            Sentence(
                thai: "พิมพ์ผลลัพธ์ไม่ได้",
                english: "The output could not be written; look at the result of the command "
                    + "before you repeat it.",
            )
        case .inputFailed:
            Sentence(thai: "อ่านข้อมูลเข้าไม่ได้", english: "Standard input could not be read.")
        case .unusableFile(let name, let error):
            Sentence(
                thai: "\(name): \(error.sentence.thai)",
                english: "\(name): \(error.sentence.english)",
            )
        case .inputTooLarge(let limit):
            Sentence(
                thai: "ข้อมูลเข้ามากกว่า \(limit) ไบต์ โปรดแบ่งเป็นหลายแฟ้ม",
                english: "The input has more than the \(limit) bytes that are read; split it up.",
            )
        case .nodeHeld(let directory):
            Sentence(
                thai: "มีโปรแกรมอื่นกำลังใช้ข้อมูลใน \(directory) โปรดรอให้เสร็จแล้วลองใหม่",
                english: "Another process holds the node in \(directory) and has not let go of it "
                    + "for 5 seconds; wait until it has finished, and try again.",
            )
        case .servedAlready(let directory):
            Sentence(
                thai: "มีโปรแกรมอื่นให้บริการข้อมูลใน \(directory) อยู่แล้ว",
                english: "This node is served already: another process serves the one in "
                    + "\(directory); end that one first.",
            )
        case .outputInNode(let path):
            Sentence(
                thai: "\(path) อยู่ในโฟลเดอร์ข้อมูลของเครื่องนี้ โปรดเลือกที่อื่น",
                english: "\(path) lies in the node's own folder, where it could replace what the "
                    + "node needs; choose another place.",
            )
        case .formAbandoned:
            Sentence(thai: "ยกเลิก ยังไม่ได้บันทึก", english: "Given up; nothing was recorded.")
        case .demoFailed(let what):
            Sentence(
                thai: "การสาธิตไม่สำเร็จ",
                english: "The demonstration failed: \(what).",
            )
        }
    }
}
