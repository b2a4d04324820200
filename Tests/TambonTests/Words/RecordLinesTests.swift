import ComplaintModel
import FieldNode
import Foundation
import Testing

@testable import tambon

@Suite("Lines of a file")
struct RecordLinesTests {
    private func line(_ text: String) -> LineFile.Line {
        LineFile.Line(number: 1, bytes: Data(text.utf8))
    }

    @Test(
        "A key that a line has twice is refused, however it is written; one within a value is none",
        arguments: [
            (#"{"subject":"a","subject":"b"}"#, true),
            (#"{"subject":"a","sub\u006aect":"b"}"#, true),
            (#"{"subject":"a","detail":"\"subject\": x"}"#, false),
            (#"{"subject":"detail","detail":"subject"}"#, false),
            (#"{"link":["subject","subject"],"subject":"}"}"#, false),
        ]
    )
    func repeatedKey(line: String, isRefused: Bool) {
        let read = {
            try RecordLines.recording(
                LineFile.Line(number: 1, bytes: Data(line.utf8)),
                own: "80.21.karo"
            )
        }
        if isRefused {
            let error = #expect(throws: LineError.self) { try read() }
            #expect(error?.sentence.english.contains("\"subject\" is there twice") == true)
        } else {
            #expect(throws: Never.self) { try read() }
        }
    }

    @Test("Lines keep their numbers when blank ones are passed over, whatever ends them")
    func numbers() {
        let file = LineFile(Array("\u{FEFF}{}\r\n\r\n  \n{\"a\":\"b\"}".utf8))
        #expect(file.lines.map(\.number) == [1, 4])
    }

    @Test("A complaint's fields, reference and links are taken from a line")
    func complaint() throws {
        let text = """
            {"office":"a.b","channel":"phone","id-number":"1","recorded-by":"x","ref":"r",\
            "link":["1/2569"],"accept-date":true}
            """
        let recording = try RecordLines.recording(line(text), own: "a.b")
        #expect(recording.entry.typed == [.channel: "phone", .idNumber: "1", .recordedBy: "x"])
        #expect(recording.entry.ref == "r")
        #expect(recording.links == ["1/2569"])
        #expect(recording.acceptsDate)
    }

    @Test(
        "A bad line is refused for its own reason",
        arguments: [
            ("nonsense", "this is not a JSON object on one line"),
            ("[]", "this is not a JSON object on one line"),
            (#"{"pigeon":"x"}"#, "there is no field \"pigeon\""),
            (#"{"subject":1}"#, "the value of \"subject\" must be a string"),
            (#"{"subject":null}"#, "the value of \"subject\" must be a string"),
            (#"{"accept-date":"perhaps"}"#, "the value of \"accept-date\" must be true or false"),
            (#"{"office":"c.d"}"#, "this is for the office \"c.d\""),
        ]
    )
    func badLines(text: String, reason: String) {
        let error = #expect(throws: LineError.self) {
            try RecordLines.recording(line(text), own: "a.b")
        }
        #expect(error?.description.hasPrefix(reason) == true)
    }

    @Test("An action's number may be written as a number or a text, and its kind is checked")
    func actions() throws {
        let text = #"{"case":"1/2569","action":"retract","retract":"2","reason":"x"}"#
        #expect(try ActLines.acting(line(text), own: "a.b").retracts == 2)
        let named = text.replacing("\"2\"", with: "\"b403f240:12\"")
        let acting = try ActLines.acting(line(named), own: "a.b")
        #expect(acting.retracts == nil && acting.retractsNamed == "b403f240:12")
        let error = #expect(throws: LineError.self) {
            try ActLines.acting(line(#"{"case":"1/2569","action":"fly"}"#), own: "a.b")
        }
        #expect(error?.description.hasPrefix("there is no action \"fly\"") == true)
    }

    @Test("One bad line keeps all others from being taken where all or nothing was asked for")
    func allOrNothing() throws {
        let taken = try batch(allOrNothing: true).taken(LineFile(Array("1\nbad\n3\n-4".utf8)))
        #expect(
            taken.map(\.result.reason)
                == [
                    LineError.othersAreBad, .notAnObject, .othersAreBad,
                    .refused(.unknownCase(typed: "-4")),
                ].map(\.description)
        )
    }

    @Test("Good lines are taken beside bad ones, each under its own number")
    func goodLines() throws {
        let taken = try batch(allOrNothing: false).taken(LineFile(Array("bad\n2\n\n4".utf8)))
        #expect(taken.map(\.line) == [1, 2, 4])
        #expect(taken.map(\.result.value) == [nil, 2, 4])
    }

    /// Lines with numbers, of which the node refuses the negative ones.
    private func batch(allOrNothing: Bool) -> LineBatch<Int, Int> {
        LineBatch(
            allOrNothing: allOrNothing,
            read: { line throws(LineError) in
                guard let number = Int(String(decoding: line.bytes, as: UTF8.self)) else {
                    throw .notAnObject
                }
                return number
            },
            take: { numbers, isTrial in
                #expect(isTrial == allOrNothing)
                return numbers.map {
                    $0 < 0 ? .failure(.unknownCase(typed: String($0))) : .success($0)
                }
            }
        )
    }
}

extension Result where Failure == LineError {
    /// What it holds; nil if it failed.
    fileprivate var value: Success? { try? get() }

    /// Why it failed; nil if it did not.
    fileprivate var reason: String? {
        if case .failure(let error) = self { error.description } else { nil }
    }
}
