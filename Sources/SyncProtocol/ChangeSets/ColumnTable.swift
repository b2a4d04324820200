/// The columns of a change set, numbered in the order in which the shapes first name them.
struct ColumnTable: Sendable {
    private(set) var keys: [ColumnKey] = []
    private var numbers: [ColumnKey: Int] = [:]

    /// The number of a column, a new one if it is not yet there.
    mutating func number(of key: ColumnKey) -> Int {
        if let number = numbers[key] { return number }
        numbers[key] = keys.count
        keys.append(key)
        return keys.count - 1
    }
}
