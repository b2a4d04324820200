/// The descriptors of a command's standard streams.
struct LocalStreams: Sendable {
    let input: CInt
    let output: CInt
    let errors: CInt
}
