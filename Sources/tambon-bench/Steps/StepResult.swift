/// What a step came to; the form in which its process hands it over.
struct StepResult: Codable, Sendable {
    /// What a figure tells.
    enum Figure: String, Codable, CodingKeyRepresentable, Sendable {
        case changes, bytes, databaseBytes, searchBytes
        case identities, identityBytes, plainIdentityBytes, rounds
        case plainCPUSeconds, sessionCPUSeconds
        case wallMilliseconds, cpuMilliseconds, actWallMilliseconds, actCPUMilliseconds
        case tenBytes, tenFileBytes, tenRounds, tenIdentityBytes
        case dictionaryGain, tenDictionaryGain
        case idleSentBytes, idleReceivedBytes, idleRounds
        case limitBytes, limitWithoutIdentities, tenLimitBytes, tenLimitWithoutIdentities
    }

    /// CPU seconds of the step proper.
    var cpuSeconds: Double
    /// Seconds by the clock on the wall.
    var wallSeconds: Double
    /// The most memory that the process had at one time.
    var peakBytes: Int
    /// Everything else.
    var figures: [Figure: Double] = [:]

    /// A step that used so much; its process has had its greatest memory by now.
    init(_ usage: Usage) {
        cpuSeconds = usage.cpuSeconds
        wallSeconds = usage.wallSeconds
        peakBytes = Usage.peakBytes
    }

    /// The same memory in MiB.
    var peakMebibytes: Double { Double(peakBytes) / 1_048_576 }

    /// A figure; 0 if the step does not tell it.
    subscript(figure: Figure) -> Double {
        get { figures[figure] ?? 0 }
        set { figures[figure] = newValue }
    }
}
