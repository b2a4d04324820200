/// One step of a category's route: what to do, and on which paper.
package struct RouteStep: Hashable, Sendable {
    /// What is to be done, in Thai.
    package let nameThai: String
    /// The actions of which one takes the step.
    package let actions: [ActionKind]
    /// The papers that go with it.
    package let papers: [PaperKind]
    /// Whether the guideline wants it done at once.
    package let atOnce: Bool
    /// Whether the step may be left out.
    package let optional: Bool

    /// Describes a step.
    package init(
        nameThai: String,
        actions: [ActionKind],
        papers: [PaperKind] = [],
        atOnce: Bool = false,
        optional: Bool = false,
    ) {
        self.nameThai = nameThai
        self.actions = actions
        self.papers = papers
        self.atOnce = atOnce
        self.optional = optional
    }
}

extension RouteStep: Codable {
    private enum CodingKeys: String, CodingKey {
        case nameThai, actions, papers, atOnce, optional
    }

    /// Reads a step; without papers, not at once and not optional where the file says nothing.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        nameThai = try values.decode(String.self, forKey: .nameThai)
        actions = try values.decode([ActionKind].self, forKey: .actions)
        papers = try values.decodeIfPresent([PaperKind].self, forKey: .papers) ?? []
        atOnce = try values.decodeIfPresent(Bool.self, forKey: .atOnce) ?? false
        optional = try values.decodeIfPresent(Bool.self, forKey: .optional) ?? false
    }
}
