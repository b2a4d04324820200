/// What stands under a name in a report's JSON.
enum PageValue: Decodable {
    case number(Int)
    case rows([[String: PageCell]])
    case totals([String: Int])
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let rows = try? container.decode([[String: PageCell]].self) {
            self = .rows(rows)
        } else if let totals = try? container.decode([String: Int].self) {
            self = .totals(totals)
        } else {
            self = .other
        }
    }
}

/// What stands in a row of a report's JSON.
enum PageCell: Decodable {
    case number(Int)
    case text(String)
    case texts([String])
    case other

    var text: String? { if case .text(let text) = self { text } else { nil } }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let texts = try? container.decode([String].self) {
            self = .texts(texts)
        } else {
            self = .other
        }
    }
}
