import Testing

extension Collection {
    /// The first element; the test ends here if there is none.
    func requireFirst() throws -> Element { try #require(first) }
}
