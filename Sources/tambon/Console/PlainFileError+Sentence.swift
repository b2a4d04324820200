import ComplaintModel
import Transports

extension PlainFileError {
    /// What is wrong with the file, in both languages.
    var sentence: Sentence { Sentence(thai: thai, english: description) }

    private var thai: String {
        switch self {
        case .missing(let path):
            "ไม่พบไฟล์ \(path) โปรดตรวจที่อยู่ของไฟล์"
        case .folderMissing(let path):
            "เขียน \(path) ไม่ได้ เพราะไม่มีโฟลเดอร์นั้น โปรดสร้างโฟลเดอร์ก่อน"
        case .isAFolder(let path):
            "\(path) เป็นโฟลเดอร์ โปรดระบุไฟล์"
        case .notARegularFile(let path):
            "\(path) ไม่ใช่ไฟล์ธรรมดา โปรดระบุไฟล์"
        case .empty(let path):
            "\(path) เป็นไฟล์ว่าง อาจคัดลอกไม่สำเร็จ โปรดคัดลอกใหม่"
        case .tooLarge(let path, let limit):
            "\(path) ใหญ่เกิน \(limit) ไบต์ที่อ่านได้ โปรดตรวจว่าเป็นไฟล์ที่ถูกต้อง"
        case .notPermitted(let path):
            "ผู้ใช้นี้ไม่มีสิทธิ์ใช้ \(path) โปรดตรวจเจ้าของและสิทธิ์ของไฟล์"
        case .full(let path, let bytes):
            "สื่อบันทึกเต็ม เขียน \(path) ได้ไม่ครบ ต้องใช้ที่ว่างอย่างน้อย \(bytes) ไบต์ โปรดเพิ่มที่ว่างแล้วลองใหม่"
        case .readFailed(let path, let cause):
            "อ่าน \(path) ไม่ได้ (\(cause)) โปรดลองใหม่หรือใช้สำเนาอื่น"
        case .writeFailed(let path, let cause):
            "เขียน \(path) ไม่ได้ (\(cause)) โปรดลองใหม่หรือเลือกที่อื่น"
        }
    }
}
