import SyncProtocol

// What whoever has brought a parcel is told of it, where it or something in it is not taken. What a
// programmer would look for stands in the English sentence.

extension SealedParcelError {
    private static let copyAgain = "โปรดคัดลอกใหม่จากที่เขียนไว้"
    private static let faultyProgram = "โปรแกรมที่เขียนไฟล์นี้ทำงานผิด โปรดแจ้งผู้ส่ง"

    /// What is wrong with the parcel, and what to do.
    var thai: String {
        switch self {
        case .empty: "ไฟล์ว่างเปล่า \(Self.copyAgain)"
        case .foreignFile: "ไม่ใช่ไฟล์รับส่งข้อมูลของโปรแกรมนี้ คงไว้ตามเดิม"
        case .olderVersion: "เป็นไฟล์รูปแบบเก่าที่ไม่อ่านแล้ว โปรดขอไฟล์ใหม่จากโปรแกรมรุ่นใหม่กว่า"
        case .newerVersion: "เขียนด้วยโปรแกรมรุ่นใหม่กว่า โปรดติดตั้งรุ่นนั้น"
        case .tooLarge, .frameTooLarge, .tooManyFrames:
            "ไฟล์ใหญ่เกินกำหนด โปรดขอไฟล์ที่เล็กกว่านี้จากผู้ส่ง"
        case .truncated, .longerThanDeclared, .damagedHead, .damagedChunk:
            "ไฟล์เสียหายหรือไม่ครบ \(Self.copyAgain)"
        case .impossibleLength, .malformedFrame, .paddingNotZero:
            "ไฟล์ผิดรูปแบบ \(Self.faultyProgram)"
        case .weakStanza, .weakSenderKey: "ไฟล์ใช้กุญแจที่ไม่ปลอดภัย อย่าเชื่อถือผู้ที่เขียนไฟล์นี้"
        case .notForThisNode: "ไฟล์นี้เป็นของเครื่องอื่น คงไว้ตามเดิม"
        case .wrongSignature:
            "ลายเซ็นไม่ตรงกับผู้ส่งที่ระบุ อาจถูกแก้ไขระหว่างทาง โปรดขอไฟล์ใหม่จากผู้ส่ง"
        case .changedSinceVerified:
            "ไฟล์ถูกเปลี่ยนระหว่างที่อ่าน จึงไม่ได้รับไว้ ปิดโปรแกรมอื่นที่เขียนไฟล์นี้แล้วอ่านใหม่"
        }
    }
}

extension ParcelError {
    /// What is wrong with the parcel's messages, and what to do.
    var thai: String {
        switch self {
        case .unknownMessage, .unknownFlags:
            "มีข้อความที่โปรแกรมรุ่นนี้ไม่รู้จัก โปรดติดตั้งโปรแกรมรุ่นใหม่กว่า"
        case .malformedMessage:
            "มีข้อความผิดรูปแบบ โปรแกรมที่เขียนไฟล์นี้ทำงานผิด โปรดแจ้งผู้ส่ง"
        }
    }
}

extension ChangeSetError {
    /// What is wrong with some of the changes that came, and what to do.
    var thai: String {
        switch self {
        case .unknownFormat, .unknownCompression, .unknownDictionary:
            "ข้อมูลบางส่วนเขียนด้วยโปรแกรมรุ่นใหม่กว่า โปรดติดตั้งรุ่นนั้น"
        case .unsignedRun, .wrongSignature, .wrongOpening, .brokenChain:
            "ข้อมูลบางส่วนไม่ตรงกับลายเซ็น อาจถูกแก้ไขหรือขาดหายระหว่างทาง จึงไม่รับ "
                + "โปรดแจ้งผู้ส่งให้สั่ง 'tambon verify'"
        case .truncated, .trailingBytes, .notAChangeSet, .numberTooLarge, .numberNotShortest,
            .lengthOverLimit, .damagedCompression, .unpacksTooLarge, .invalidText,
            .indexOutOfRange, .invalidField, .malformedChange:
            "ข้อมูลบางส่วนเสียหายหรือผิดรูปแบบ จึงไม่รับ โปรดแจ้งผู้ส่งให้สั่ง 'tambon verify'"
        }
    }
}
