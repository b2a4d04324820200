/// A command that has arrived at the host: its words, and its standard input on demand.
package struct LocalCommand: Sendable {
    /// What is to be done.
    package let request: LocalRequest
    /// The standard input of the client.
    package let input: LocalInput
}
