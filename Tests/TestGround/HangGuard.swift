package import Testing

extension Trait where Self == TimeLimitTrait {
    /// Names a test that hangs, before the whole run is cut off without a word.
    ///
    /// The clock of a limit also runs while a test waits for its turn among all the others, which
    /// is most of a run on a slow machine. So this is far above any run, and says nothing of speed.
    package static var guardedAgainstHanging: Self { .timeLimit(.minutes(60)) }
}
