import Foundation
import Glibc

/// Where the program begins and ends.
@main
enum Program {
    static func main() async {
        // A reader that goes away is an error of that one write, not the end of the program.
        _ = signal(SIGPIPE, SIG_IGN)
        let code = await withTaskExecutorPreference(CommandThreads.shared) {
            let runner = CommandRunner(
                console: TerminalConsole(),
                folderVariable: ProcessInfo.processInfo.environment["TAMBON_NODE"],
            )
            return await runner.run(Array(CommandLine.arguments.dropFirst()))
        }
        exit(code)
    }
}
