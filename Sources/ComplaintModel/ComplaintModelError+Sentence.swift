extension ComplaintModelError {
    /// The refusal in words: what is wrong, with which input, and what to do.
    package var sentence: Sentence {
        switch self {
        case .unreadableDate, .noSuchDay, .yearOfNoEra, .dateAfterToday, .dateTooOld,
            .unreadablePeriod, .unreadableFiscalYear:
            dateSentence
        case .unreadableRegisterNumber, .unreadableSlipCode, .invalidOfficeCode, .invalidCode,
            .codeTaken:
            nameSentence
        case .unreadableHolidays(let reason):
            Sentence(
                thai: "อ่านแฟ้มวันหยุดไม่ได้ (\(reason.thai)) โปรดแก้ไขแฟ้มแล้วลองใหม่",
                english: "The holiday file cannot be read: \(reason.english). "
                    + "Correct it and try again.",
            )
        case .unreadableProcedure(let reason):
            Sentence(
                thai: "อ่านแฟ้มแนวปฏิบัติไม่ได้ (\(reason.thai)) โปรดแก้ไขแฟ้มแล้วลองใหม่",
                english: "The procedure file cannot be read: \(reason.english). "
                    + "Correct it and try again.",
            )
        case .inconsistentProcedure(let code, let faults):
            Sentence(
                thai: "แนวปฏิบัติ \"\(code)\" ขัดกันเอง: "
                    + faults.map(\.thai).joined(separator: "; ") + " โปรดแก้ไข",
                english: "The procedure \"\(code)\" contradicts itself: "
                    + faults.map(\.english).joined(separator: "; ")
                    + ". Correct the file and try again.",
            )
        }
    }

    private var dateSentence: Sentence {
        switch self {
        case .dateAfterToday(let date, let today, let slip):
            afterTodaySentence(date, today: today, slip: slip)
        case .dateTooOld(let date, let today, let slip):
            tooOldSentence(date, today: today, slip: slip)
        case .noSuchDay(let typed):
            Sentence(
                thai: "ไม่มีวันที่ \"\(typed)\" ในปฏิทิน โปรดตรวจวันและเดือน",
                english: "There is no day \"\(typed)\" in the calendar; check day and month.",
            )
        case .yearOfNoEra(let typed, let year):
            yearOfNoEraSentence(typed, year: year)
        case .unreadablePeriod(let typed):
            Sentence(
                thai: "\"\(typed)\" ไม่ใช่เดือน โปรดพิมพ์เช่น 2569-01",
                english: "\"\(typed)\" is no month; write it like 2569-01 or 2026-01.",
            )
        case .unreadableFiscalYear(let typed):
            Sentence(
                thai: "\"\(typed)\" ไม่ใช่ปีงบประมาณ โปรดพิมพ์เช่น 2569",
                english: "\"\(typed)\" is no fiscal year; write it like 2569.",
            )
        default:
            Sentence(
                thai: "อ่านวันที่ \"\(typedText)\" ไม่ได้ โปรดพิมพ์เช่น 2569-03-31, 31/3/2569 "
                    + "หรือ 31 มี.ค. 2569",
                english: "\"\(typedText)\" is no date; write it like 2026-03-31, 31/3/2569, "
                    + "31 มี.ค. 2569 or 2026-03-31T09:15.",
            )
        }
    }

    private var nameSentence: Sentence {
        switch self {
        case .unreadableRegisterNumber:
            Sentence(
                thai: "\"\(typedText)\" ไม่ใช่เลขทะเบียน โปรดพิมพ์เช่น 12/2569",
                english: "\"\(typedText)\" is no register number; write it like 12/2569.",
            )
        case .unreadableSlipCode:
            Sentence(
                thai: "\"\(typedText)\" ไม่ใช่รหัสใบรับ โปรดพิมพ์เช่น ช2-0005",
                english: "\"\(typedText)\" is no slip code; write it like ช2-0005.",
            )
        case .invalidOfficeCode:
            Sentence(
                thai: "\"\(typedText)\" ไม่ใช่รหัสสำนักงาน ใช้ a-z 0-9 และ - คั่นด้วยจุด เช่น 80.21.karo",
                english: "\"\(typedText)\" is no office code; use parts of a-z, 0-9 and -, "
                    + "separated by dots, 64 characters at most, like 80.21.karo.",
            )
        case .codeTaken:
            Sentence(
                thai: "รหัส \"\(typedText)\" มีอยู่แล้ว โปรดใช้รหัสอื่น",
                english: "The code \"\(typedText)\" is in use already; choose another.",
            )
        default:
            Sentence(
                thai: "\"\(typedText)\" ไม่ใช่รหัส ใช้ a-z 0-9 และ - ขึ้นต้นด้วยตัวอักษร เช่น line-oa",
                english: "\"\(typedText)\" is no code; use a-z, 0-9 and -, beginning with a "
                    + "letter, 32 characters at most, like line-oa.",
            )
        }
    }

    private var typedText: String {
        switch self {
        case .unreadableDate(let typed), .noSuchDay(let typed), .yearOfNoEra(let typed, _),
            .unreadablePeriod(let typed), .unreadableFiscalYear(let typed),
            .unreadableRegisterNumber(let typed), .unreadableSlipCode(let typed),
            .invalidOfficeCode(let typed), .invalidCode(let typed):
            typed
        case .codeTaken(let code), .inconsistentProcedure(let code, _):
            code
        default:
            ""
        }
    }
}

// The sentences about dates that need more than one piece.
extension ComplaintModelError {
    private func yearOfNoEraSentence(_ typed: String, year: Int) -> Sentence {
        let slip: Sentence? =
            switch year {
            case 0...99:
                Sentence(
                    thai: " หมายถึงปี \(2500 + year) หรือไม่",
                    english: " Did you mean \(2500 + year)?",
                )
            case 1857...1899, 1357...1856:
                Sentence(
                    thai: " อาจลบ 543 ซ้ำ หมายถึงปี \(year + 543) หรือไม่",
                    english: " 543 may have been subtracted twice: did you mean \(year + 543)?",
                )
            case 2943...3242:
                Sentence(
                    thai: " อาจบวก 543 ซ้ำ หมายถึงปี \(year - 543) หรือไม่",
                    english: " 543 may have been added twice: did you mean \(year - 543)?",
                )
            default: nil
            }
        return Sentence(
            thai: "ปี \(year) ใน \"\(typed)\" ไม่ใช่ พ.ศ. หรือ ค.ศ. ที่ใช้ได้" + (slip?.thai ?? ""),
            english: "The year \(year) in \"\(typed)\" is of neither era; write B.E. like 2569 "
                + "or C.E. like 2026." + (slip?.english ?? ""),
        )
    }

    private func afterTodaySentence(
        _ date: CivilDate,
        today: CivilDate,
        slip: DateSlip?,
    ) -> Sentence {
        Sentence(
            thai: "\(date.thaiShort) (\(date.iso)) ยังมาไม่ถึง วันนี้คือ \(today.thaiShort) "
                + (slip?.sentence.thai ?? "โปรดตรวจวันที่ และนาฬิกาของเครื่อง"),
            english: "\(date.iso) (\(date.thaiShort)) is after today, \(today.iso): "
                + (slip?.sentence.english ?? "check the date, and the clock of this computer."),
        )
    }

    private func tooOldSentence(
        _ date: CivilDate,
        today: CivilDate,
        slip: DateSlip?,
    ) -> Sentence {
        let years = DateEntry.yearsBack
        return Sentence(
            thai: "\(date.thaiShort) (\(date.iso)) ย้อนหลังเกิน \(years) ปีจากวันนี้ "
                + "\(today.thaiShort) " + (slip?.sentence.thai ?? "โปรดตรวจวันที่"),
            english: "\(date.iso) (\(date.thaiShort)) is more than \(years) years before today, "
                + "\(today.iso): " + (slip?.sentence.english ?? "check the date."),
        )
    }
}
