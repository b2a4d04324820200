import ArgumentParser

/// The commands about templates of papers.
struct PaperTemplateWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Show, change or reset the templates of papers.",
        discussion: """
            A template is named as its paper; style holds the margins and the type of all papers.

            Example:
              tambon paper template show memo
              tambon paper template set memo memo.mustache
              tambon paper template reset memo
            """,
        subcommands: [
            PaperTemplateShow.self, PaperTemplateSet.self, PaperTemplateReset.self,
        ],
    )
}
