import ComplaintModel
import Transports

extension ParcelDirectoryError {
    /// What is wrong with the folder, in both languages.
    var sentence: Sentence { Sentence(thai: thai, english: description) }

    private var thai: String {
        switch self {
        case .missing(let path):
            "ไม่พบโฟลเดอร์ \(path) โปรดเสียบแฟลชไดรฟ์หรือตรวจที่อยู่ของโฟลเดอร์"
        case .notADirectory(let path):
            "\(path) ไม่ใช่โฟลเดอร์ โปรดระบุโฟลเดอร์ที่เก็บไฟล์รับส่งข้อมูล"
        case .notReadable(let path):
            "ไม่มีสิทธิ์อ่าน \(path) โปรดตรวจเจ้าของและการเชื่อมต่อแฟลชไดรฟ์"
        case .notWritable(let path):
            "ไม่มีสิทธิ์เขียน \(path) โปรดตรวจเจ้าของและการเชื่อมต่อแฟลชไดรฟ์"
        case .readOnly(let path):
            "\(path) ถูกป้องกันการเขียน โปรดปลดล็อกแฟลชไดรฟ์หรือใช้อันอื่น"
        case .full(let path, let bytes):
            "\(path) ไม่มีที่ว่างอีก \(bytes) ไบต์ โปรดลบไฟล์ในนั้นหรือใช้แฟลชไดรฟ์อื่น"
        case .notAParcelName(let name):
            "\(name.debugDescription) ไม่ใช่ชื่อไฟล์รับส่งข้อมูล อ่านเฉพาะชื่อเช่น ABCD2345.TBN"
        case .fileMissing(let path):
            "ไม่มี \(path) แล้ว โปรดเสียบแฟลชไดรฟ์ไว้แล้วลองใหม่"
        case .notARegularFile(let path):
            "\(path) ไม่ใช่ไฟล์ธรรมดา โปรดนำออกจากโฟลเดอร์"
        case .fileTooLarge(let path, let bytes, let limit):
            "\(path) มี \(bytes) ไบต์ เกิน \(limit) ที่อ่านได้ โปรดนำออกหากไม่ใช่ไฟล์ของท่าน"
        case .damagedByMedium(let path):
            "\(path) อ่านกลับมาไม่ตรงกับที่เขียน แฟลชไดรฟ์เสีย โปรดใช้อันอื่น"
        case .noFreeName(let path):
            "ไม่มีชื่อไฟล์ว่างใน \(path) โปรดลบไฟล์รับส่งข้อมูลเก่า"
        case .readFailed(let path, let cause):
            "อ่าน \(path) ไม่ได้ (\(cause)) โปรดเสียบแฟลชไดรฟ์ใหม่หรือใช้อันอื่น"
        case .writeFailed(let path, let cause):
            "เขียน \(path) ไม่ได้ (\(cause)) โปรดเสียบแฟลชไดรฟ์ใหม่หรือใช้อันอื่น"
        }
    }
}
