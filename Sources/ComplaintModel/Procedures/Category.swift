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
