import ArgumentParser
import FieldNode

/// The lines of one file on their way through the node: read, taken in one transaction, told.
struct LineBatch<Item, Outcome> {
    /// What became of one line.
    typealias Taken = (line: Int, result: Result<Outcome, LineError>)

    /// Whether one bad line keeps the good ones from being taken.
    let allOrNothing: Bool
    /// Understands one line.
    let read: (LineFile.Line) throws(LineError) -> Item
    /// Hands the lines that could be read to the node; on trial, it only judges them.
    let take: ([Item], _ isTrial: Bool) throws -> [Result<Outcome, FieldNodeError>]

    /// Takes what is good in a file, and says what became of each line, in order.
    func taken(_ file: LineFile) throws -> [Taken] {
        let lines = file.lines.map { line in
            (number: line.number, item: Result { () throws(LineError) in try read(line) })
        }
        let good = lines.compactMap { try? $0.item.get() }
        let isGivenUp = allOrNothing && good.count < lines.count
        // Also then each line is judged: whoever mends the file learns of all that is wrong at once.
        let outcomes = try take(good, isGivenUp)
        let isUndone = isGivenUp || allOrNothing && outcomes.contains(where: \.isBad)
        var next = outcomes.makeIterator()
        return lines.map { line in
            let result = line.item.flatMap { _ -> Result<Outcome, LineError> in
                guard let outcome = next.next() else { return .failure(.othersAreBad) }
                let named = outcome.mapError { LineError.refused($0) }
                return isUndone ? named.flatMap { _ in .failure(.othersAreBad) } : named
            }
            return (line.number, result)
        }
    }

    /// Names every bad line on standard error.
    static func complain(_ taken: [Taken], _ console: any Console) async throws {
        for (line, result) in taken {
            guard case .failure(let error) = result else { continue }
            if case .othersAreBad = error { continue }
            try await console.complain(line: line, error)
        }
    }

    /// Ends the command as its lines ended.
    ///
    /// - Throws: `ExitCode` if there was a bad line.
    static func end(_ taken: [Taken]) throws {
        if taken.contains(where: \.result.isBad) { throw ExitCode.failure }
    }
}

extension Result {
    /// Whether it is a failure.
    var isBad: Bool {
        if case .failure = self { true } else { false }
    }
}
