import Testing

/// What the built program promises when machine, disk, network or clock fail, tried with real
/// crashes and real limits.
///
/// One test after the other: they share two cores, and several of them use what a machine has once.
@Suite("Faults", .serialized)
enum FaultTests {}
