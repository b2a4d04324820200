import Testing

@Suite("Reading Swift without its comments and literals")
struct CodeTextTests {
    @Test(
        "leaves code and line breaks, and nothing of comments and literals",
        arguments: [
            ("a // b\nc", "a \nc"),
            ("a /* b /* c */\n d */ e", "a \n e"),
            (#"f("{ // \" x") }"#, #"f("") }"#),
            (##"f(#"a " \( b"#) }"##, #"f("") }"#),
            (#"f("a \(g("}", (1)) ) b") }"#, #"f("") }"#),
            ("f(\"\"\"\n  { \"x\"\n  \"\"\") }", "f(\"\n\n\") }"),
        ],
    )
    func stripped(text: String, left: String) {
        #expect(CodeText.stripped(text) == left)
    }

    @Test("A function is as long as its lines from the declaration to the closing brace")
    func functionLengths() {
        let text = """
            protocol P { func none() }
            struct S {
                func one() { f { "}" } }
                init(
                    a: Int = { 1 }(),
                ) {
                    self.init()
                }
                func two<T>() -> T
                where T: P {
                }
            }
            """
        let lengths = FunctionSpan.all(in: SourceFile(path: "Tests/X/Y.swift", text: text))
        #expect(lengths.map(\.lineCount) == [1, 5, 3])
        #expect(lengths.map(\.line) == [3, 4, 9])
    }
}
