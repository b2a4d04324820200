/// A kind of complaint, and the route that it takes.
package struct Category: Hashable, Sendable {
    /// The code.
    package let code: CategoryCode
    /// The Thai name, as it stands in the register.
    package let nameThai: String
    /// The English name.
    package let nameEnglish: String
    /// The steps that triage into the category proposes, in order.
    ///
    /// Nobody is held to them.
    package let route: [RouteStep]
    /// Whether the published statistics of corruption and misconduct complaints count it.
    package let published: Bool

    /// Describes a category.
    package init(
        code: CategoryCode,
        nameThai: String,
        nameEnglish: String,
        route: [RouteStep] = [],
        published: Bool = false,
    ) {
        self.code = code
        self.nameThai = nameThai
        self.nameEnglish = nameEnglish
        self.route = route
        self.published = published
    }
}

extension Category: Codable {
    private enum CodingKeys: String, CodingKey {
        case code, nameThai, nameEnglish, route, published
    }

    /// Reads a category; it is not among the published ones where the file says nothing.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(CategoryCode.self, forKey: .code)
        nameThai = try values.decode(String.self, forKey: .nameThai)
        nameEnglish = try values.decode(String.self, forKey: .nameEnglish)
        route = try values.decode([RouteStep].self, forKey: .route)
        published = try values.decodeIfPresent(Bool.self, forKey: .published) ?? false
    }
}
