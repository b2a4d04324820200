package import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// What a person is told where the folder or the database of a node could not be used, or what
    /// is in a parcel; nil for any error of another kind.
    package static func sentence(of error: any Error) -> Sentence? {
        let thai =
            (error as? StoreError)?.thai ?? (error as? SealedParcelError)?.thai
            ?? (error as? ParcelError)?.thai ?? (error as? ChangeSetError)?.thai
        return thai.map { Sentence(thai: $0, english: "\(error)") }
    }
}

extension StoreError {
    /// What to do where the log or a table is damaged.
    static let restoringThai =
        "ให้เก็บโฟลเดอร์นี้ไว้ แล้วกู้คืนข้อมูลสำรองล่าสุดลงในโฟลเดอร์ใหม่ด้วย "
        + "'tambon restore FILE --node NEW-FOLDER' สิ่งที่ส่งไปแล้วหลังสำรองจะได้กลับมาจากเครื่องที่รับไว้"

    fileprivate var thai: String {
        switch self {
        case .noNode(let directory):
            "ยังไม่ได้ตั้งสำนักงานในโฟลเดอร์ \(directory) ตั้งด้วย 'tambon init' หรือระบุโฟลเดอร์ที่ถูกต้องด้วย --node"
        case .unfinished(let directory):
            "การตั้งสำนักงานในโฟลเดอร์ \(directory) ยังไม่เสร็จ โปรดสั่ง 'tambon init', 'tambon join' หรือ 'tambon restore' ที่สั่งไว้อีกครั้ง"
        case .nodeExists(let directory):
            "มีข้อมูลของสำนักงานในโฟลเดอร์ \(directory) อยู่แล้ว โปรดเลือกโฟลเดอร์ว่างด้วย --node"
        case .notANode(let path):
            "\(path) ไม่ใช่ฐานข้อมูลของโปรแกรมนี้ โปรดระบุโฟลเดอร์ข้อมูลด้วย --node"
        case .newerVersion(let path):
            "\(path) เขียนด้วยโปรแกรมรุ่นใหม่กว่า โปรดติดตั้งรุ่นนั้น"
        case .diskFull(let path):
            "ดิสก์เต็ม เขียน \(path) ไม่ได้ ข้อมูลไม่เปลี่ยนแปลง โปรดเพิ่มที่ว่างแล้วลองใหม่"
        case .inputOutput(let path):
            "อ่านหรือเขียน \(path) ไม่สำเร็จ ข้อมูลไม่เปลี่ยนแปลง โปรดตรวจดิสก์ เปิดโปรแกรมใหม่ แล้วสั่ง 'tambon verify'"
        case .damaged(let path):
            "\(path) เสียหาย ดูว่าเสียส่วนใดด้วย 'tambon verify' ดัชนีและตารางสร้างใหม่ได้ด้วย 'tambon doctor --rebuild' หากไม่สำเร็จ \(Self.restoringThai)"
        case .readOnly(let path):
            "เขียน \(path) ไม่ได้ โปรดตรวจเจ้าของและสิทธิ์ของโฟลเดอร์"
        case .notReadable(let path):
            "ผู้ใช้นี้ไม่มีสิทธิ์อ่าน \(path) โปรดสั่งด้วยบัญชีผู้ใช้ที่ตั้งสำนักงานไว้ หรือตรวจเจ้าของและสิทธิ์ของโฟลเดอร์"
        case .settingRefused(let name):
            "ฐานข้อมูลไม่รับการตั้งค่า '\(name)' ซึ่งป้องกันข้อมูลหายเมื่อไฟดับ จึงไม่เปิดใช้งาน"
        case .notABackup(let path):
            "\(path) ไม่ใช่สำเนาที่ทำด้วย 'tambon backup'"
        case .damagedBackup(let path):
            "\(path) เป็นสำเนาที่เสียหายหรือไม่ครบ ยังไม่ได้กู้คืนข้อมูล โปรดคัดลอกไฟล์มาใหม่หรือใช้สำเนาอื่น"
        case .damagedByMedium(let path):
            "อ่าน \(path) กลับมาไม่ตรงกับที่เขียน สื่อบันทึกอาจเสีย ยังไม่ได้สำรองข้อมูล โปรดใช้แฟลชไดรฟ์อื่น"
        case .busy(let path):
            "มีโปรแกรมอื่นกำลังใช้ \(path) โปรดปิดโปรแกรมนั้นหรือรอจนเสร็จ"
        case .damagedBlock(let number):
            "บันทึกรายการ (log) ส่วนที่ \(number) เสียหาย และสร้างใหม่จากส่วนอื่นไม่ได้ \(Self.restoringThai)"
        case .sqlite(let code, let path):
            "ฐานข้อมูล \(path) แจ้งข้อผิดพลาด \(code) ข้อมูลไม่เปลี่ยนแปลง โปรดสั่ง 'tambon verify'"
        case .tooManyWaiting(let limit):
            "มีชุดข้อมูลที่รอส่วนที่ขาดอยู่มากกว่า \(limit) ชุด โปรดนำส่วนที่ขาดมาก่อน ดูได้ด้วย 'tambon doctor'"
        }
    }
}
