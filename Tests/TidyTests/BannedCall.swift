import Testing

/// Something that code may not do, or may do in a few places only.
struct BannedCall: Sendable, CustomTestStringConvertible {
    /// What is not to be done, for the name of a test's case.
    let testDescription: String
    /// Why, and what to do instead.
    let reason: String
    /// The folders whose files are held to the rule.
    var within = ["Sources/"]
    /// The folders and files that are exempt.
    var except: [String] = []
    /// How it looks in code.
    let pattern: @Sendable () -> Regex<Substring>

    /// The places in a file where it is done.
    func findings(in file: SourceFile) -> [Finding] {
        guard within.contains(where: file.path.hasPrefix),
            !except.contains(where: file.path.hasPrefix)
        else { return [] }
        return file.findings(of: pattern(), "\(testDescription): \(reason)")
    }
}

extension BannedCall {
    /// The one file that asks the machine for time and chance.
    private static let realWorld = [
        "Sources/tambon/Program/RealWorld.swift", "Sources/tambon-bench/",
        "Sources/tambon-simulate/",
    ]
    private static let useWorld = "time, chance and identity are arguments; take them from World"

    /// Every ban.
    static let all = [
        BannedCall(
            testDescription: "the present time",
            reason: useWorld,
            except: realWorld,
            pattern: { /\bDate\(\)|\bDate\.now\b|\bgettimeofday\b|\btime\(nil\)/ }
        ),
        BannedCall(
            testDescription: "a random identity",
            reason: useWorld,
            except: realWorld,
            pattern: { /\bUUID\(\)/ }
        ),
        BannedCall(
            testDescription: "chance",
            reason: useWorld,
            except: realWorld,
            pattern: { /\.random\(|\.randomElement\(\)|\.shuffled\(\)|SystemRandomNumberGenerator/ }
        ),
        BannedCall(
            testDescription: "print",
            reason: "only a program speaks to a person",
            except: [
                "Sources/tambon/", "Sources/tambon-bench/", "Sources/tambon-simulate/",
                "Sources/tambon-fuzz/",
            ],
            pattern: { /(?:^|[^.\w])print\(/ }
        ),
        BannedCall(
            testDescription: "try!",
            reason: "throw, or crash with a sentence",
            within: ["Sources/", "Tests/"],
            pattern: { /\btry!/ }
        ),
        BannedCall(
            testDescription: "fatalError without a sentence",
            reason: "say what was broken",
            within: ["Sources/", "Tests/"],
            pattern: { /\bfatalError\(\)/ }
        ),
    ]
}
