// What goes over a line.
extension PeersReport {
    /// A whole history, to a node that holds nothing.
    var history: [ReportSection] {
        [
            bytes(year, "year", "The year to an empty node", Goals(ratio: 1.04)),
            bytes(
                month,
                "month",
                "An office-month to an empty node",
                Goals(without: 50_000, all: 65_000)
            ),
        ]
    }

    /// Ten more changes, and none.
    var exchange: [ReportSection] {
        [
            ten(year, "ten", "Ten more changes on the year"),
            ten(month, "month-ten", "Ten more changes on the month"), idle,
        ]
    }

    /// What the identities and the rest have to reach.
    private struct Goals {
        var without: Double?
        var all: Double?
        var ratio: Double?
    }

    private func bytes(
        _ medians: Medians,
        _ name: String,
        _ title: String,
        _ goals: Goals,
    ) -> ReportSection {
        let limit = medians.figure(.limit, .limitWithoutIdentities)
        let sent = medians.figure(.exchange, .bytes)
        let sealed = medians.figure(.exchange, .identityBytes)
        let plain = medians.figure(.limit, .plainIdentityBytes)
        let count = max(1, medians.figure(.limit, .identities))
        let file = medians.figure(.exportFresh, .bytes)
        let session = medians.figure(.sessionExport, .bytes)
        let line = { (part: String, title: String, value: Double, goal: Double?) in
            ReportLine(name + part, title, value, "B", goal: goal)
        }
        let ratio = (sent - sealed) / limit
        let gain = medians.figure(.exchange, .dictionaryGain)
        return ReportSection(
            title: "\(title) (\(Int(medians.figure(.limit, .changes))) events): bytes",
            lines: [
                line("-sent", "Tambon, sent over a link", sent, goals.all),
                line("-without-identities", "  without identities", sent - sealed, goals.without),
                line("-no-dictionary", "  and no dictionary", sent - sealed + gain, nil),
                ReportLine(name + "-ratio", "  against the limit", ratio, "×", goal: goals.ratio),
                line("-identities", "  the sealed identities", sealed, plain + 48 * count),
                line("-plain-identities", "  the same plain, a byte a character", plain, nil),
                line("-identity-overhead", "  overhead of each", (sealed - plain) / count, 48),
                line("-file", "Tambon, a file (its length hidden)", file, nil),
                line("-limit-without-identities", "Limit without identities", limit, nil),
                line("-limit", "  with all fields", medians.figure(.limit, .limitBytes), nil),
                line("-session", "Session change set, zlib 6", session, nil),
            ]
        )
    }

    private func ten(_ medians: Medians, _ name: String, _ title: String) -> ReportSection {
        let sent = medians.figure(.exchange, .tenBytes)
        let without = sent - medians.figure(.exchange, .tenIdentityBytes)
        let gain = medians.figure(.exchange, .tenDictionaryGain)
        let limit = medians.figure(.limit, .tenLimitBytes)
        let limitWithout = medians.figure(.limit, .tenLimitWithoutIdentities)
        let file = medians.figure(.exchange, .tenFileBytes)
        let rounds = medians.figure(.exchange, .tenRounds)
        let session = medians.figure(.sessionExport, .tenBytes)
        let line = { (part: String, title: String, value: Double, goal: Double?) in
            ReportLine(name + part, title, value, "B", goal: goal)
        }
        return ReportSection(
            title: "\(title): bytes",
            lines: [
                line("-sent", "Tambon, sent over a link", sent, 1_900),
                line("-without-identities", "  without the two identities", without, 1_500),
                line("-no-dictionary", "  and no dictionary", without + gain, nil),
                ReportLine(name + "-rounds", "  round trips", rounds, "", goal: 1),
                line("-file", "Tambon, a file (its length hidden)", file, nil),
                line("-limit-without-identities", "Limit without identities", limitWithout, nil),
                line("-limit", "  with all fields", limit, nil),
                line("-session", "Session change set, zlib 6", session, nil),
            ]
        )
    }

    private var idle: ReportSection {
        let line = { (name: String, title: String, figure: StepResult.Figure, goal: Double) in
            ReportLine("idle-" + name, title, year.figure(.exchange, figure), "B", goal: goal)
        }
        let rounds = year.figure(.exchange, .idleRounds)
        return ReportSection(
            title: "Nothing new",
            lines: [
                line("sent", "Sent", .idleSentBytes, 600),
                line("received", "Answered", .idleReceivedBytes, 600),
                ReportLine("idle-rounds", "Round trips", rounds, "", goal: 1),
            ]
        )
    }
}
