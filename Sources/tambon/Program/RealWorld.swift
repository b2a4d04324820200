import Foundation
import FieldNode

/// The one place where the time of day and chance come in from outside.
enum RealWorld {
    /// The machine's clock, and the operating system's source of randomness.
    static let world = World(
        nowMilliseconds: { Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)) },
        randomBytes: { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        },
    )
}
