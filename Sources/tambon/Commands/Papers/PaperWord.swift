import ArgumentParser

/// The commands about papers.
struct PaperWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "Draw up a paper to print, or change the templates of papers.",
        discussion: """
            The papers are memo, forwarding-letter, preliminary-notice, result-notice, committee-order,
            appointment-order, slip, register-sheet and contact-sheet.

            Example:
              tambon paper memo 12/2569 --out memo.html
              tambon paper preliminary-notice 12/2569 --number --identity --out notice.html
              tambon paper template show memo
            """,
        subcommands: [PaperDraw.self, PaperTemplateWord.self],
        defaultSubcommand: PaperDraw.self,
    )
}
