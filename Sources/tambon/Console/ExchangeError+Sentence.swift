import ComplaintModel
import FieldNode

extension ExchangeError {
    /// Why a parcel, or a part of it, is not taken, in both languages.
    var sentence: Sentence { Sentence(thai: thai, english: description) }

    private var thai: String {
        switch self {
        case .foreignLedger(let code, _, let own):
            "ข้อมูลนี้เป็นของสำนักงาน '\(code)' ซึ่ง '\(own)' ไม่ได้เก็บ โปรดนำไปส่งที่ส่วนกลาง"
        case .noHello:
            "ไฟล์รับส่งข้อมูลนี้ไม่บอกว่ามาจากเครื่องใด โปรดขอไฟล์ใหม่"
        case .tooMuchTold(let limit):
            "ไฟล์รับส่งข้อมูลนี้มีข้อความประกอบเกิน \(limit) ไบต์ โปรดขอไฟล์ใหม่จากผู้ส่ง"
        case .unknownSender(let code):
            "ข้อมูลนี้มาจากเครื่องของ '\(code)' ที่ยังไม่ได้ลงทะเบียน ให้เชิญด้วย 'tambon invite \(code) --out ไฟล์'"
        case .uncertified(let code, let own):
            "ข้อมูลนี้มาจากเครื่องของ '\(code)' ที่ยังไม่ได้รับการรับรอง หน่วยเหนือของ '\(code)' ต้องเชิญเครื่องนั้นก่อน "
                + "(ส่วนกลางที่ตั้งขึ้นใหม่ใช้ 'tambon certify') ที่ '\(own)' ไม่ต้องทำอะไร"
        case .unknownInvitation(let code):
            "เครื่องของ '\(code)' แสดงคำเชิญที่ไม่ได้ออกจากที่นี่ ให้ออกใหม่ด้วย 'tambon invite \(code) --out ไฟล์'"
        case .usedInvitation(let code):
            "คำเชิญของ '\(code)' มีเครื่องอื่นใช้ไปแล้ว ให้ออกคำเชิญใหม่ และดู 'tambon nodes' ว่ามีเครื่องแปลกปลอมหรือไม่"
        case .wrongInvitation(let invited, let joining):
            "คำเชิญนี้เป็นของ '\(invited)' แต่เครื่องของ '\(joining)' นำมาใช้ ให้ออกคำเชิญสำหรับ '\(joining)'"
        case .foreignBook(let code, _):
            "เครื่องที่เข้าร่วมในนาม '\(code)' อ้างสมุดของสำนักงานอื่นเป็นของตน ให้ตรวจว่าเป็นเครื่องของใครก่อนเชิญใหม่"
        case .nothingShared:
            "ไม่มีข้อมูลที่ใช้ร่วมกับเครื่องนี้ จึงไม่มีอะไรให้แลกเปลี่ยน สำนักงานต้องเป็นฝ่ายเรียกเครื่องของระดับบน"
        case .notTaken:
            "เครื่องปลายทางไม่รับข้อมูลที่ตนยังขาด โปรดแจ้งผู้ดูแลเครื่องปลายทางให้สั่ง 'tambon doctor'"
        case .nothingFollows:
            "เครื่องปลายทางบอกว่ายังมีข้อมูลอีกแต่ไม่ส่งมา โปรดแลกเปลี่ยนใหม่ภายหลัง"
        case .told(_): "เครื่องปลายทางแจ้งว่า"
        case .sealedForOthers(let own):
            "ข้อมูลที่ส่งมาไม่ได้ผนึกถึงเครื่องนี้ของ '\(own)' โปรดตรวจที่อยู่ หากเครื่องนี้เพิ่งตั้งขึ้นใหม่ "
                + "ให้รับส่งด้วยสื่อหนึ่งครั้ง หรือขอคำเชิญใหม่แล้วใช้ 'tambon join ไฟล์'"
        case .badAnswer(let address, _):
            "\(address) ตอบสิ่งที่เครื่องนี้เปิดไม่ได้ โปรดตรวจที่อยู่"
        case .badFile(let name, let cause):
            "ใช้ไฟล์ \(name) ไม่ได้: \(Self.thai(cause))"
        case .ownParcel(let name):
            "\(name) เป็นไฟล์ที่เครื่องนี้เขียนเอง ไม่ต้องทำอะไร"
        case .ownOffice(let code):
            "'\(code)' คือสำนักงานนี้เอง และไม่มีเครื่องอื่นของสำนักงานที่ลงทะเบียนไว้ "
                + "โปรดระบุสำนักงานที่จะรับไฟล์ ดูรายชื่อด้วย 'tambon nodes'"
        }
    }

    /// Why a file cannot be used.
    private static func thai(_ cause: any Error) -> String {
        (cause as? ExchangeError)?.thai ?? FieldNode.sentence(of: cause)?.thai ?? "\(cause)"
    }
}
