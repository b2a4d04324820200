import Synchronization
import Testing

@testable import Server

@Suite("How often one address may ask") struct RequestRateTests {
    /// A clock that only a test moves.
    private final class Clock: Sendable {
        private let moment = Mutex(ContinuousClock.now)

        var now: ContinuousClock.Instant { moment.withLock { $0 } }

        func advance(_ by: Duration) { moment.withLock { $0 += by } }
    }

    private let clock = Clock()

    private func rate(perMinute: Int) -> RequestRate {
        RequestRate(perMinute: perMinute, now: { [clock] in clock.now })
    }

    @Test("A burst is served, then as many as the rate allows, and others are not held up")
    func bucket() {
        let rate = rate(perMinute: 60)
        #expect((0..<100).count { _ in rate.admits("10.0.0.1") } == 60)
        #expect(rate.admits("10.0.0.2"))
        clock.advance(.milliseconds(2_500))
        #expect((0..<100).count { _ in rate.admits("10.0.0.1") } == 2)
        clock.advance(.seconds(3_600))
        #expect((0..<100).count { _ in rate.admits("10.0.0.1") } == 60)
    }

    @Test("A flood from ever other addresses is not remembered without end")
    func addresses() {
        let rate = rate(perMinute: 1)
        #expect(rate.admits("first") && !rate.admits("first"))
        for address in 0..<9_999 { #expect(rate.admits("\(address)")) }
        #expect(!rate.admits("first"))
        // One more, and what is known of all of them goes.
        #expect(rate.admits("last"))
        #expect(rate.admits("first"))
    }
}
