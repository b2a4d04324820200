import ComplaintModel
import Transports

extension PeerLinkError {
    /// Why the peer could not be asked, in both languages.
    var sentence: Sentence { Sentence(thai: thai, english: description) }

    private var thai: String {
        switch self {
        case .notAnAddress(let text):
            "\(text.debugDescription) ไม่ใช่ที่อยู่ของเครื่องปลายทาง ให้เขียนเช่น https://centre.example.go.th"
        case .wrongScheme(let address):
            "\(address) ต้องขึ้นต้นด้วย http:// หรือ https://"
        case .notABase(let address):
            "\(address) มีรหัสผ่าน เครื่องหมาย '?' หรือ '#' โปรดระบุเพียงที่อยู่ของเครื่องปลายทาง"
        case .hostNotFound(let address):
            "ไม่พบเครื่องของ \(address) โปรดตรวจตัวสะกดและเครือข่าย"
        case .refused(let address):
            "ไม่มีโปรแกรมรับอยู่ที่ \(address) โปรดตรวจหมายเลขพอร์ต และให้เครื่องปลายทางเปิดโปรแกรมไว้"
        case .unreachable(let address):
            "ไปไม่ถึง \(address) โปรดตรวจสายเครือข่าย Wi-Fi หรือโมเด็ม"
        case .connectTimedOut(let address, let seconds):
            "ติดต่อ \(address) ไม่ได้ภายใน \(seconds) วินาที โปรดลองใหม่ภายหลัง"
        case .silent(let address, let seconds):
            "\(address) เงียบไป \(seconds) วินาที ข้อมูลไม่สูญหาย โปรดลองใหม่"
        case .brokenOff(let address):
            "การเชื่อมต่อกับ \(address) ขาดกลางคัน ข้อมูลไม่สูญหาย โปรดลองใหม่"
        case .notTrusted(let address):
            "เชื่อมต่ออย่างปลอดภัยกับ \(address) ไม่ได้ โปรดตรวจวันที่ของเครื่องนี้และที่อยู่"
        case .notHTTP(let address):
            "ปลายทางที่ \(address) ไม่ใช่โปรแกรมนี้ โปรดตรวจที่อยู่และพอร์ต"
        case .answerTooLarge(let address, let limit):
            "\(address) ตอบมาเกิน \(limit) ไบต์ โปรดตรวจว่าเป็นที่อยู่ของเครื่องปลายทางจริง"
        case .declined(let address, let status, _):
            "\(address) ไม่รับ (รหัส \(status)) ดูเหตุผลในบรรทัดถัดไป"
        case .failed(let address, _):
            "รับส่งข้อมูลกับ \(address) ไม่สำเร็จ ข้อมูลไม่สูญหาย โปรดลองใหม่"
        }
    }
}
