import Testing

@testable import ComplaintModel

@Suite struct NameTests {
    @Test(
        "an office code is parts of a-z, 0-9 and - between dots",
        arguments: [
            ("80.21.karo", true), ("80", true), ("80.21.ban-na-school", true), ("a", true),
            ("", false), (".", false), ("80.", false), (".80", false), ("80..21", false),
            ("80.-x", false), ("80.KARO", false), ("80/21", false), ("กะหรอ", false),
            (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
        ]
    )
    func officeCodes(text: String, isValid: Bool) {
        #expect((OfficeCode(text) != nil) == isValid)
    }

    @Test("an office is within its district and province, and within no code that only looks alike")
    func within() throws {
        let karo = try OfficeCode(parsing: "80.21.karo")
        #expect(karo.isWithin(try OfficeCode(parsing: "80.21")))
        #expect(karo.isWithin(try OfficeCode(parsing: "80")))
        #expect(karo.isWithin(karo))
        #expect(!karo.isWithin(try OfficeCode(parsing: "80.2")))
        #expect(!karo.isWithin(try OfficeCode(parsing: "80.21.karo.x")))
        #expect(karo.parent?.text == "80.21")
        #expect(try OfficeCode(parsing: "80").parent == nil)
        #expect(throws: ComplaintModelError.invalidOfficeCode(typed: "80 21")) {
            try OfficeCode(parsing: "80 21")
        }
        #expect(OfficeLevel.office < .district && OfficeLevel.province < .centre)
    }

    @Test("a register number is read in both numerals, printed, and ordered by year")
    func registerNumbers() throws {
        let number = try RegisterNumber(parsing: "12/2569")
        #expect(try RegisterNumber(parsing: "๑๒/๒๕๖๙") == number)
        #expect(number.description == "12/2569")
        #expect(number.next.description == "13/2569")
        #expect(RegisterNumber(number: 900, buddhistYear: 2568) < number)
        #expect(RegisterNumber(number: 9, buddhistYear: 2569) < number)
        for typed in ["12", "0/2569", "12/2026", "-1/2569", "12/2569/1", "a/2569", "12/", ""] {
            #expect(throws: ComplaintModelError.unreadableRegisterNumber(typed: typed)) {
                try RegisterNumber(parsing: typed)
            }
        }
    }

    @Test("a slip code reads what it prints")
    func slipCodes() throws {
        let slip = SlipCode(station: 2, serial: 5)
        #expect(slip.description == "ช2-0005")
        #expect(try SlipCode(parsing: "ช2-0005") == slip)
        #expect(SlipCode("ช๒-๐๐๐๕") == slip)
        for typed in ["ช-0005", "2-0005", "ช2", "ช0-1", "ช2-0"] {
            #expect(throws: ComplaintModelError.unreadableSlipCode(typed: typed)) {
                try SlipCode(parsing: typed)
            }
        }
    }

    @Test("actions and states carry the names that scripts rely on")
    func rawValues() {
        #expect(
            ActionKind.allCases.map(\.rawValue).joined(separator: " ")
                == "note accept decline triage memo sign assign forward committee progress "
                + "report-result close not-close notify call transfer void retract "
                + "report-executive"
        )
        #expect(
            CaseState.allCases.map(\.rawValue).joined(separator: " ")
                == "received accepted triaged with-executive assigned reported closed "
                + "not-closed declined transferred voided"
        )
        for (place, kind) in ActionKind.allCases.enumerated() {
            #expect(kind.ordinal == place)
            #expect(!kind.nameThai.isEmpty)
        }
    }

    @Test("a set of action kinds holds what was put into it and nothing else")
    func kindSets() {
        for kind in ActionKind.allCases {
            let set: ActionKindSet = [kind]
            #expect(set.kinds == [kind])
        }
        #expect(ActionKindSet().isEmpty)
    }
}
