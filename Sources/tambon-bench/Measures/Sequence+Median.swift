extension Sequence where Element == Double {
    /// The value in the middle; 0 if there is none.
    var median: Double {
        let sorted = sorted()
        if sorted.isEmpty { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
