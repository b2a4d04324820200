/// A kind of complaint, and the route that it takes.
package struct Category: Hashable, Codable, Sendable {
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

    /// Describes a category.
    package init(
        code: CategoryCode,
        nameThai: String,
        nameEnglish: String,
        route: [RouteStep] = [],
    ) {
        self.code = code
        self.nameThai = nameThai
        self.nameEnglish = nameEnglish
        self.route = route
    }

    /// The first step of the route of which no action has been taken yet.
    package func nextStep(after taken: ActionKindSet) -> RouteStep? {
        route.first { step in !step.actions.contains(where: taken.contains) }
    }
}
