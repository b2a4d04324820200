/// The order in which the argument parser takes words, where people may write them in another.
enum WordOrder {
    /// The words of a command line, rearranged.
    ///
    /// - `channel --node DIR add …` becomes `channel add --node DIR …`, and
    ///   `paper --node DIR template set …` becomes `paper template set --node DIR …`;
    /// - a value of `edit` that begins with `-` is marked as one.
    static func arranged(_ words: [String]) -> [String] {
        guard let first = words.first else { return words }
        switch first {
        case "channel", "holiday", "point", "officer", "order", "offer", "procedure":
            return [first] + secondWordFirst(words.dropFirst())
        case "paper":
            let rest = secondWordFirst(words.dropFirst())
            guard rest.first == "template" else { return [first] + rest }
            return [first, "template"] + secondWordFirst(rest.dropFirst())
        case "edit": return [first] + positionsLast(words.dropFirst())
        default: return words
        }
    }

    private static func secondWordFirst(_ words: ArraySlice<String>) -> [String] {
        var index = words.startIndex
        while index < words.endIndex, words[index].hasPrefix("-") {
            index += words[index] == "--node" ? 2 : 1
        }
        guard index < words.endIndex else { return Array(words) }
        return [words[index]] + words[..<index] + words[(index + 1)...]
    }

    /// Options of `edit` and whether a value follows in the next word.
    private static let editOptions = [
        "--node": true, "--basis": true, "--json": false, "--accept-date": false,
        "--help": false, "-h": false, "--version": false,
    ]

    /// Puts what is no option behind `--`, so that it may begin with `-`.
    private static func positionsLast(_ words: ArraySlice<String>) -> [String] {
        var options: [String] = []
        var positions: [String] = []
        var rest = words
        while let word = rest.popFirst() {
            if word == "--" {
                positions += rest
                break
            }
            let name = String(word.prefix { $0 != "=" })
            switch editOptions[name] {
            case .some(let takesValue):
                options.append(word)
                if takesValue, name == word, let value = rest.popFirst() { options.append(value) }
            // Before the case and the field are named, a dash can only mean an option.
            case .none where word.hasPrefix("--") && positions.count < 2: options.append(word)
            case .none: positions.append(word)
            }
        }
        return positions.isEmpty ? options : options + ["--"] + positions
    }
}
