/// Words of which few are frequent and many are rare: rank k is drawn with weight 1 / (k + flatness).
struct ZipfWords: Sendable {
    private let words: [String]
    private let cumulated: [Double]

    /// Ranks distinct words by chance, once.
    init(_ words: [String], flatness: Double = 8, random: inout SeededRandom) {
        var seen: Set<String> = []
        self.words = words.filter { seen.insert($0).inserted }.shuffled(using: &random)
        var total = 0.0
        cumulated = self.words.indices.map { rank in
            total += 1 / (Double(rank) + flatness)
            return total
        }
    }

    /// Draws a word.
    func draw(_ random: inout SeededRandom) -> String {
        let aim = random.fraction() * (cumulated.last ?? 0)
        var low = 0
        var high = cumulated.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulated[middle] > aim { high = middle } else { low = middle + 1 }
        }
        return words[low]
    }
}
