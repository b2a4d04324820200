import Testing

/// What the built program promises to the people who use it, tried from outside: only commands,
/// files, streams and sockets, never a function of the program.
///
/// One test after the other, since several of them measure how long the program makes people wait.
@Suite("Acceptance", .serialized)
enum AcceptanceTests {}
