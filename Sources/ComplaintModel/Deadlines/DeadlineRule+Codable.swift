extension DeadlineRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, nameThai, nameEnglish, start, length, metBy, condition, categories, roll, clause
    }

    /// Reads a rule; `condition` is `always` and `roll` is `none` where the file says nothing.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        nameThai = try values.decode(String.self, forKey: .nameThai)
        nameEnglish = try values.decode(String.self, forKey: .nameEnglish)
        start = try values.decode(CaseState.self, forKey: .start)
        length = try values.decode(Length.self, forKey: .length)
        metBy = try values.decode(ActionKindSet.self, forKey: .metBy)
        condition = try values.decodeIfPresent(Condition.self, forKey: .condition) ?? .always
        categories = try values.decodeIfPresent([CategoryCode].self, forKey: .categories)
        roll = try values.decodeIfPresent(DeadlineRoll.self, forKey: .roll) ?? .none
        clause = try values.decode(String.self, forKey: .clause)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(nameThai, forKey: .nameThai)
        try values.encode(nameEnglish, forKey: .nameEnglish)
        try values.encode(start, forKey: .start)
        try values.encode(length, forKey: .length)
        try values.encode(metBy, forKey: .metBy)
        try values.encode(condition, forKey: .condition)
        try values.encodeIfPresent(categories, forKey: .categories)
        try values.encode(roll, forKey: .roll)
        try values.encode(clause, forKey: .clause)
    }
}

extension DeadlineRule.Length: Codable {
    private static let ofChannelName = "of-channel"

    /// Reads `"of-channel"` or a span such as `{"length": 15, "unit": "calendar"}`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let name = try? container.decode(String.self) else {
            self = .fixed(try container.decode(DeadlineSpan.self))
            return
        }
        guard name == Self.ofChannelName else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(name)\" is neither a span nor \"\(Self.ofChannelName)\"",
            )
        }
        self = .ofChannel
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .fixed(let span): try container.encode(span)
        case .ofChannel: try container.encode(Self.ofChannelName)
        }
    }
}
