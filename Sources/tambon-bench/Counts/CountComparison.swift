/// Counts beside those of an earlier state of the program.
struct CountComparison {
    let before: CountedWork.Parts
    let now: CountedWork.Parts

    /// How far a count may grow; keys and signatures differ from run to run, and lengths with them.
    private static let allowance = 1.1
    /// Where a tenth is less than one, so many more are allowed.
    private static let allowedCount = 3

    /// The counts that have grown beyond the allowance, each named.
    var grown: [String] {
        pairs.compactMap { part, figure, earlier, count in
            guard let earlier, count > earlier + Self.allowedCount,
                Double(count) > Double(earlier) * Self.allowance
            else { return nil }
            return "\(part): \(earlier) \(figure) have become \(count)"
        }
    }

    /// A line a count, with its change in percent.
    var text: String {
        pairs.map { part, figure, earlier, count in
            guard let earlier, earlier > 0, earlier != count else {
                return "\(part): \(count) \(figure)"
            }
            let percent = 100 * (count - earlier) / earlier
            return "\(part): \(count) \(figure) (\(percent > 0 ? "+" : "")\(percent) %)"
        }.joined(separator: "\n")
    }

    /// Every figure of every part with the one before.
    private var pairs: [(part: String, figure: String, earlier: Int?, count: Int)] {
        now.sorted { $0.key < $1.key }.flatMap { part, counts in
            let earlier = before[part].map { Array($0.figures) }
            return counts.figures.enumerated().map { index, figure in
                (part, figure.key, earlier?[index].value, figure.value)
            }
        }
    }
}
