import Testing

@testable import ComplaintModel

@Suite("Dates as books have them")
struct WrittenDateTests {
    @Test(
        "Every form that people write is the same day",
        arguments: [
            "3 มี.ค. 2569", "3 มีนาคม 2569", "๓ มี.ค. ๒๕๖๙", "๓/๓/๒๕๖๙", "3/3/2569", "3-3-2569",
            "3.3.2569", "3/3/2026", "2026-03-03", "2569-3-3", "วันที่ 3 เดือนมีนาคม พ.ศ. 2569",
            "วันอังคารที่ 3 มีนาคม 2569", "3มี.ค.2569", "3 มีค 2569", "3 มีนา 2569", " 3  มี.ค. 2569 ",
            "3 มี.ค.\n2569", "03/03/2569",
        ]
    )
    func forms(typed: String) throws {
        #expect(try WrittenDate.parse(typed).date.iso == "2026-03-03")
    }

    @Test("A year of two digits is refused, unless somebody says of which era it is")
    func twoDigits() throws {
        for typed in ["๓/๓/๖๙", "3-3-69", "3 มี.ค. 69"] {
            #expect(throws: ComplaintModelError.yearOfNoEra(typed: typed, year: 69)) {
                try WrittenDate.parse(typed)
            }
            #expect(try WrittenDate.parse(typed, century: .buddhist).date.iso == "2026-03-03")
        }
        #expect(try WrittenDate.parse("3/3/26", century: .common).date.iso == "2026-03-03")
    }

    @Test(
        "What is no date is refused, and a day that does not exist is named as such",
        arguments: [
            "", "มีนาคม 2569", "3 มี.ค.", "3 ก.ฟ. 2569", "3 มี.ค. 2569 2570", "3/3/2569?", "เมื่อวาน",
        ]
    )
    func unreadable(typed: String) {
        #expect(throws: ComplaintModelError.unreadableDate(typed: typed)) {
            try WrittenDate.parse(typed)
        }
    }

    @Test("Days that are in no calendar are told apart from what cannot be read")
    func noSuchDay() {
        for typed in ["31 เม.ย. 2569", "31/2/2569", "0/3/2569", "3/13/2569"] {
            #expect(throws: ComplaintModelError.noSuchDay(typed: typed)) {
                try WrittenDate.parse(typed)
            }
        }
    }

    @Test("All twelve months are known by their long and their short name")
    func months() throws {
        for month in 1...12 {
            for name in [ThaiMonth.long(month), ThaiMonth.short(month)] {
                #expect(try WrittenDate.parse("5 \(name) 2569").date.month == month)
            }
        }
    }
}
