import ComplaintModel

/// The categories of a workload, by their Thai names, the most frequent first.
enum ComplaintCategory: String, CaseIterable {
    case nuisance = "เหตุเดือดร้อนรำคาญ"
    case roads = "ถนนและทางสาธารณะ"
    case lighting = "ไฟฟ้าแสงสว่าง"
    case tapWater = "น้ำประปา"
    case waste = "ขยะและสิ่งปฏิกูล"
    case flooding = "น้ำท่วมขัง"
    case pollution = "กลิ่นและมลพิษ"
    case staff = "พฤติกรรมเจ้าหน้าที่"
    case malfeasance = "ทุจริตประพฤติมิชอบ"
    case loans = "หนี้นอกระบบ"
    case land = "ที่ดินและการบุกรุก"
    case elderly = "สวัสดิการผู้สูงอายุ"
    case drugs = "ยาเสพติด"
    case animals = "สัตว์เลี้ยงและสัตว์จรจัด"
    case traffic = "การจราจร"
    case goods = "สินค้าและบริการ"
    case labour = "แรงงานและค่าจ้าง"
    case farming = "ภัยแล้งและเกษตร"
    case factories = "โรงงานอุตสาหกรรม"
    case help = "ขอความช่วยเหลือ"
    case online = "ออนไลน์และโทรคมนาคม"
    case other = "อื่น ๆ"

    /// The code that the office's procedure gives it.
    var code: String {
        switch self {
        case .tapWater: "tap-water"
        default: "\(self)"
        }
    }
}

extension Procedure {
    /// A shipped procedure with the channels and categories that the workload needs.
    static func ofWorkload() throws -> Procedure {
        var procedure = shipped[0]
        for code in [ChannelCode.line, .letter] where procedure.channel(code) == nil {
            guard let channel = Channel.wellKnown(code) else { continue }
            procedure = try procedure.adding(channel: channel)
        }
        for category in ComplaintCategory.allCases {
            let code = try CategoryCode(parsing: category.code)
            procedure = try procedure.adding(
                category: Category(
                    code: code,
                    nameThai: category.rawValue,
                    nameEnglish: category.code
                )
            )
        }
        return procedure
    }
}
