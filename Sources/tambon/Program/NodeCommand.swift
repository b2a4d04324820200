import ArgumentParser
import FieldNode

/// A command on a node.
///
/// It runs in the process that holds the node: often this one, else the one that serves. So it
/// knows nothing of its surroundings but the node and the console.
protocol NodeCommand: ParsableCommand {
    /// Which node, and for whom it prints.
    var options: NodeOptions { get }

    /// Carries the command out.
    ///
    /// - Throws: what is to be told to the person; `ExitCode` when that has been done.
    func run(on node: FieldNode, _ console: any Console) async throws
}

/// A command on a node that may have to be set up before.
protocol PreparedCommand: NodeCommand {
    /// Sets the node up if it has to be.
    ///
    /// - Throws: what is to be told to the person.
    func prepare(_ directory: String, _ console: any Console) throws
}

/// A command that needs no node that is there already.
protocol FreeCommand: ParsableCommand {
    /// Carries the command out.
    ///
    /// - Parameter place: the process's surroundings.
    /// - Throws: what is to be told to the person; `ExitCode` when that has been done.
    func run(in place: CommandRunner) async throws
}
