package import ComplaintModel
package import Reports

/// What a use case refuses, each a sentence in Thai for the clerk and in English for logs.
package enum FieldNodeError: Error, Sendable {
    /// No case is known by this name.
    case unknownCase(typed: String)
    /// The number stands on more than one case.
    case ambiguousCase(typed: String, ids: [String])
    /// No ledger of this office is held.
    case unknownOffice(typed: String)
    /// An entry breaks the rules of the record form.
    case invalidEntry([EntryFinding])
    /// An action that the procedure or the case's state does not allow.
    case actionRefused(Sentence)
    /// The case has no entry of this number that could be taken back.
    case unknownEntry(number: Int, count: Int)
    /// An action of an unknown kind.
    case unknownAction(typed: String)
    /// A field that cannot be edited.
    case unknownField(typed: String)
    /// A basis that is not one of this ledger.
    case invalidBasis(typed: String)
    /// The field is not in conflict.
    case nothingToResolve(field: String)
    /// No concurrent value has this name.
    case unknownDot(typed: String, known: [String])
    /// This node cannot open or seal the identity of that case; another may be known to have the key.
    case identityNotHere(sealedBy: IdentitySealer?)
    /// Only the office's own node can do this.
    case notTheOffice(code: String)
    /// Only the origin that the office has named issues register numbers.
    case notTheBook(code: String)
    /// The key files of the node are missing or damaged.
    case keysDamaged(path: String)
    /// The key that signs is not the one under which this node writes: nobody would take what it records.
    case keysOfAnother(path: String)
    /// A key file cannot be written.
    case keysNotWritable(path: String)
    /// A reason is required.
    case reasonMissing
    /// The same channel is there already.
    case channelTaken(code: String)
    /// The office has no such channel.
    case unknownChannel(typed: String, known: [String])
    /// The day is no holiday of the office's own list.
    case unknownHoliday(date: CivilDate)
    /// A value of a file or of the command line that cannot be used.
    case invalidValue(name: String, typed: String, expected: String)
    /// A procedure that is neither shipped nor a readable file.
    case unknownProcedure(typed: String, known: [String])
    /// A paper that is about a case or an order, of which none was named.
    case paperNeedsCase(PaperKind)
    /// No order of the office has this number.
    case unknownOrder(typed: String, known: [String])
    /// No paper has this template.
    case unknownTemplate(typed: String)
    /// A template that cannot be used.
    case template(PaperTemplateError)
    /// A point, an officer or an order that cannot be entered or ended so.
    case rosterRefused(Sentence)
    /// The procedure does not say which categories the published statistics count.
    case nothingPublished(procedure: String)
    /// Of a period that lies ahead nothing can be published, least of all that nobody complained.
    case nothingToPublishYet(first: CivilDate)
    /// A fiscal year that still runs cannot be archived.
    case yearNotEnded(fiscalYear: Int, last: CivilDate)
    /// The fiscal year is not archived.
    case yearNotArchived(fiscalYear: Int)
    /// A case cannot be linked to itself.
    case linkToItself(typed: String)
    /// A rule of the domain was broken.
    case model(ComplaintModelError)
}

extension FieldNodeError {
    /// The sentence in both languages.
    package var sentence: Sentence {
        switch self {
        case .unknownCase(let typed):
            Sentence(
                thai: "ไม่พบเรื่อง \"\(typed)\" ดูรายการทั้งหมดด้วย 'tambon list'",
                english: "no case \"\(typed)\" is held here; 'tambon list' shows those that are"
            )
        case .ambiguousCase(let typed, let ids):
            Sentence(
                thai: "เลขที่ \"\(typed)\" มีมากกว่าหนึ่งเรื่อง โปรดระบุรหัส: \(ids.joined(separator: ", "))",
                english: "\"\(typed)\" stands on more than one case; name one by its id: "
                    + ids.joined(separator: ", ")
            )
        case .unknownOffice(let typed):
            Sentence(
                thai: "ไม่มีข้อมูลของสำนักงาน \"\(typed)\" ในเครื่องนี้",
                english: "no ledger of the office \"\(typed)\" is held here"
            )
        case .invalidEntry(let findings):
            Sentence(
                thai: findings.map { $0.advice.thai }.joined(separator: "\n"),
                english: findings.map { "\($0.field): \($0.advice.english)" }
                    .joined(separator: "\n")
            )
        case .actionRefused(let sentence), .rosterRefused(let sentence): sentence
        case .unknownAction(let typed):
            Sentence(
                thai: "ไม่รู้จักการดำเนินการ \"\(typed)\" ใช้ได้: "
                    + ActionKind.allCases.map { "\($0.rawValue) (\($0.nameThai))" }
                    .joined(separator: ", "),
                english: "there is no action \"\(typed)\"; there are "
                    + ActionKind.allCases.map(\.rawValue).joined(separator: " ")
            )
        case .unknownField(let typed):
            Sentence(
                thai: "ไม่รู้จักช่องข้อมูล \"\(typed)\"",
                english: "there is no field \"\(typed)\"; there are "
                    + EditableField.allCases.map(\.rawValue).joined(separator: " ")
            )
        default: moreSentences
        }
    }

    private var moreSentences: Sentence {
        switch self {
        case .invalidBasis(let typed):
            Sentence(
                thai: "ค่า basis \"\(typed)\" ใช้กับเรื่องนี้ไม่ได้ โปรดเปิดเรื่องใหม่อีกครั้ง",
                english: "\"\(typed)\" is not a basis of this case's ledger; "
                    + "take it from 'tambon show CASE --json'"
            )
        case .nothingToResolve(let field):
            Sentence(
                thai: "\"\(field)\" ของเรื่องนี้ไม่มีข้อขัดแย้ง",
                english: "\"\(field)\" of this case is not in conflict; see 'tambon conflicts'"
            )
        case .unknownDot(let typed, let known):
            Sentence(
                thai: "ไม่พบค่า \"\(typed)\" เลือกจาก: \(known.joined(separator: ", "))",
                english: "no concurrent value is named \"\(typed)\"; there are "
                    + known.joined(separator: ", ")
            )
        case .identityNotHere(sealedBy: let sealer?):
            Sentence(
                thai: "เครื่องนี้ไม่มีกุญแจของข้อมูลผู้ร้อง ผู้ปิดผนึกครั้งล่าสุดคือเครื่องของ \(sealer.words) "
                    + "เปิดดูหรือแก้ไขได้ที่เครื่องนั้นเท่านั้น ดู 'tambon nodes'",
                english: "this node holds no key to the complainant's identity: the node of "
                    + "\(sealer.words) has sealed it last, and alone can open or change it; see "
                    + "'tambon nodes'"
            )
        case .identityNotHere(sealedBy: nil):
            Sentence(
                thai: "เครื่องนี้ไม่มีกุญแจของข้อมูลผู้ร้อง เปิดดูหรือแก้ไขได้ที่เครื่องที่ปิดผนึกไว้เท่านั้น",
                english: "this node holds no key to the complainant's identity; "
                    + "only the node that has sealed it can open or change it"
            )
        case .notTheOffice(let code):
            Sentence(
                thai: "เรื่องของสำนักงาน \(code) บันทึกใหม่ได้ที่เครื่องของสำนักงานนั้นเท่านั้น",
                english: "this can only be done on the own node of the office \(code)"
            )
        case .keysDamaged(let path):
            Sentence(
                thai: "ไฟล์กุญแจ \(path) หายหรือเสียหาย โปรดกู้คืนจากสำเนา",
                english: "the key file \(path) is missing or damaged; put it back from a copy "
                    + "of the folder, which no backup holds"
            )
        case .keysOfAnother(let path):
            Sentence(
                thai: "\(path) ไม่ใช่กุญแจที่เครื่องนี้ใช้บันทึก สิ่งที่บันทึกต่อไปจะไม่มีใครรับ "
                    + "นำไฟล์ที่ถูกต้องกลับมาวาง (กุญแจของเครื่องเดิมใช้ได้เฉพาะ unlock.key เป็น "
                    + "keys/unlock.former และ agreement.key เป็น keys/agreement.former) ถ้าไม่มีแล้ว "
                    + "กู้คืนข้อมูลสำรองลงในโฟลเดอร์ใหม่ด้วย 'tambon restore' และเก็บโฟลเดอร์นี้ไว้ "
                    + "สิ่งที่ยังไม่ได้ส่งหลังสำรองอยู่ที่นี่แห่งเดียว",
                english: "\(path) is not the key under which this node writes, so nobody would "
                    + "take what it records: put the right file back (of an old machine's keys only "
                    + "unlock.key as keys/unlock.former and agreement.key as "
                    + "keys/agreement.former are of use); if it is gone, restore a backup into a "
                    + "new folder, and keep this one: what was not sent since is here alone"
            )
        case .keysNotWritable(let path):
            Sentence(
                thai: "เขียนไฟล์กุญแจ \(path) ไม่ได้",
                english: "the key file \(path) cannot be written; check space and permissions"
            )
        case .reasonMissing:
            Sentence(thai: "ต้องระบุเหตุผล (--reason)", english: "a reason is needed: --reason TEXT")
        case .channelTaken(let code):
            Sentence(
                thai: "มีช่องทาง \"\(code)\" อยู่แล้ว",
                english: "the office has the channel \"\(code)\" already"
            )
        case .unknownChannel(let typed, let known):
            Sentence(
                thai: "ไม่มีช่องทาง \"\(typed)\" ใช้ได้: \(known.joined(separator: ", "))",
                english: "the office has no channel \"\(typed)\"; it has "
                    + known.joined(separator: ", ") + " ('tambon channel add' adds one)"
            )
        default: lastSentences
        }
    }

    private var lastSentences: Sentence {
        switch self {
        case .notTheBook(let code):
            Sentence(
                thai: "เครื่องนี้ไม่ใช่เครื่องที่ออกเลขทะเบียนของสำนักงาน \(code)",
                english: "this node does not issue the register numbers of \(code); "
                    + "record on the computer that keeps the register"
            )
        case .unknownEntry(let number, let count):
            Sentence(
                thai: "ไม่พบรายการที่ \(number) ที่จะถอน เรื่องนี้มี \(count) รายการ",
                english: "there is no entry \(number) to retract; the case has \(count), "
                    + "see 'tambon show CASE'"
            )
        case .unknownHoliday(let date):
            Sentence(
                thai: "\(date.thaiLong) ไม่ได้อยู่ในรายการวันหยุดที่สำนักงานเพิ่มไว้",
                english: "\(date.iso) is not among the holidays that were added here"
            )
        case .invalidValue(let name, let typed, let expected):
            Sentence(
                thai: "ค่า \"\(typed)\" ของ \(name) ใช้ไม่ได้ ต้องเป็น \(expected)",
                english: "\"\(typed)\" cannot be used for \(name); it takes \(expected)"
            )
        case .unknownProcedure(let typed, let known):
            Sentence(
                thai: "ไม่รู้จักแนวปฏิบัติ \"\(typed)\" มีให้เลือก: \(known.joined(separator: ", "))",
                english: "there is no procedure \"\(typed)\"; there are "
                    + known.joined(separator: ", ") + ", or the path of a JSON file"
            )
        case .nothingPublished(let procedure):
            Sentence(
                thai: "แนวปฏิบัติ \(procedure) ไม่ได้กำหนดว่าประเภทใดอยู่ในสถิติที่ต้องเผยแพร่",
                english:
                    "the procedure \(procedure) marks no category as \"published\", so there is "
                    + "nothing that the statistics could count"
            )
        case .nothingToPublishYet(let first):
            Sentence(
                thai: "ช่วงเวลานี้ยังไม่เริ่ม จะเริ่มในวันที่ \(first.thaiLong) จึงยังไม่มีสถิติให้เผยแพร่",
                english: "this period begins on \(first.iso); there is nothing to publish of it yet"
            )
        case .yearNotEnded(let year, let last):
            Sentence(
                thai: "ปีงบประมาณ \(year) ยังไม่สิ้นสุด เก็บได้หลัง \(last.thaiLong)",
                english: "the fiscal year \(year) has not ended; archive it after \(last.iso)"
            )
        case .yearNotArchived(let year):
            Sentence(
                thai: "ปีงบประมาณ \(year) ไม่ได้เก็บไว้ ดูปีที่เก็บแล้วด้วย 'tambon archive'",
                english:
                    "the fiscal year \(year) is not archived; 'tambon archive' lists those that are"
            )
        case .paperNeedsCase(.appointmentOrder):
            Sentence(
                thai: "ต้องระบุเลขที่คำสั่ง เช่น 'tambon paper appointment-order 12/2569'",
                english: "name the order by its number: "
                    + "'tambon paper appointment-order 12/2569'"
            )
        case .paperNeedsCase(let kind):
            Sentence(
                thai: "ต้องระบุเรื่อง เช่น 'tambon paper \(kind.rawValue) 12/2569'",
                english: "name the case: 'tambon paper \(kind.rawValue) 12/2569'"
            )
        case .unknownOrder(let typed, let known):
            Sentence(
                thai: "ไม่พบคำสั่งเลขที่ \(typed) "
                    + (known.isEmpty ? "ยังไม่มีคำสั่ง" : "มี: \(known.joined(separator: ", "))"),
                english: "there is no order \(typed); there are "
                    + (known.isEmpty ? "none" : known.joined(separator: ", "))
                    + " ('tambon order add' adds one)"
            )
        case .unknownTemplate(let typed):
            Sentence(
                thai: "ไม่มีแม่แบบ \"\(typed)\" มี: "
                    + PaperTemplateName.all.map(\.text).joined(separator: ", "),
                english: "there is no template \"\(typed)\"; there are "
                    + PaperTemplateName.all.map(\.text).joined(separator: ", ")
            )
        case .template(let error): error.sentence
        case .linkToItself(let typed):
            Sentence(
                thai: "เชื่อมเรื่อง \"\(typed)\" กับตัวเองไม่ได้",
                english: "the case \"\(typed)\" cannot be linked to itself"
            )
        case .model(let error): error.sentence
        default: Sentence(thai: "เกิดข้อผิดพลาด", english: "the request was refused")
        }
    }
}

extension FieldNodeError: CustomStringConvertible {
    package var description: String { sentence.english }
}

extension FieldNodeError {
    /// A day that is refused where a person may vouch for one of long ago.
    static func unvouched(_ error: ComplaintModelError) -> FieldNodeError {
        error.isOldDate ? .actionRefused(error.sentence.vouchable) : .model(error)
    }
}

extension EntryFinding {
    /// What is wrong, with the option by which a person vouches for it.
    fileprivate var advice: Sentence { isOldDate ? sentence.vouchable : sentence }
}

extension Sentence {
    /// The same with the option by which a person vouches for a day.
    fileprivate var vouchable: Sentence {
        Sentence(
            thai: thai + " ถ้าถูกต้องแล้วให้ใช้ --accept-date",
            english: english + " If it is right, vouch for it with --accept-date."
        )
    }
}
