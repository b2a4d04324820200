import Testing

@testable import tambon

@Suite("The order of words")
struct WordOrderTests {
    @Test("The node may be named before a second word")
    func nodeBeforeSecondWord() {
        #expect(
            WordOrder.arranged(["channel", "--node", "D", "add", "line"])
                == ["channel", "add", "--node", "D", "line"]
        )
        #expect(
            WordOrder.arranged(["holiday", "--node=D", "--json", "list"])
                == ["holiday", "list", "--node=D", "--json"]
        )
        #expect(
            WordOrder.arranged(["paper", "--node", "D", "memo", "1/2569"])
                == ["paper", "memo", "--node", "D", "1/2569"]
        )
        #expect(
            WordOrder.arranged(["paper", "--node", "D", "template", "set", "memo", "F"])
                == ["paper", "template", "set", "--node", "D", "memo", "F"]
        )
        #expect(WordOrder.arranged(["channel", "--help"]) == ["channel", "--help"])
        #expect(WordOrder.arranged(["channel", "--node"]) == ["channel", "--node"])
    }

    @Test("A value of edit may begin with a dash, wherever the options stand")
    func valuesWithDash() {
        let wanted = ["edit", "--node", "D", "--json", "--", "1/2569", "place", "-5 บาท"]
        #expect(
            WordOrder.arranged(["edit", "--node", "D", "1/2569", "place", "-5 บาท", "--json"])
                == wanted
        )
        #expect(
            WordOrder.arranged(["edit", "1/2569", "place", "--keep"])
                == ["edit", "--", "1/2569", "place", "--keep"]
        )
        #expect(
            WordOrder.arranged(["edit", "1/2569", "place", "--", "--json"])
                == ["edit", "--", "1/2569", "place", "--json"]
        )
    }

    @Test("A mistyped option of edit is not taken for a case")
    func mistypedOption() {
        #expect(
            WordOrder.arranged(["edit", "--bassis", "B", "1/2569", "place"])
                == ["edit", "--bassis", "--", "B", "1/2569", "place"]
        )
    }
}
