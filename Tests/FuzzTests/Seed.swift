import Testing

@testable import tambon_fuzz

/// A file of a decoder's corpus, and whether the decoder accepts it.
struct Seed: Sendable, CustomTestStringConvertible {
    let decoder: Decoder
    let name: String
    var isAccepted = true

    /// The decoder and the file, for the name of a test's case.
    var testDescription: String { path }

    /// The file's path among the fixtures.
    var path: String { FixtureFiles.corpus(decoder.rawValue) + "/" + name }

    private static func refused(_ decoder: Decoder, _ names: [String]) -> [Seed] {
        names.map { Seed(decoder: decoder, name: $0, isAccepted: false) }
    }

    private static func accepted(_ decoder: Decoder, _ names: [String]) -> [Seed] {
        names.map { Seed(decoder: decoder, name: $0) }
    }
}

extension Seed {
    /// Every seed.
    ///
    /// What a fuzzer finds is added under a name that says what is wrong with it.
    static let all = [
        accepted(.text, ["thai", "latin", "mixed-scripts", "emoji", "ideographs"]),
        accepted(.text, ["control-characters", "private-use", "quoted-pair"]),
        accepted(.text, ["as-utf-8", "unit-mode", "extended-window"]),
        refused(.text, ["cut-in-unit-mode", "lone-surrogate"]),
        refused(.text, ["reserved-command", "reserved-window"]),
        accepted(.changeSet, ["every-part-1", "every-part-2", "every-part-3", "every-part-5"]),
        accepted(.changeSet, ["signed-by-one", "signed-by-one-deflate", "signed-by-two"]),
        accepted(.changeSet, ["builds-on-what-is-missing"]),
        accepted(.body, ["all-kinds"]),
        accepted(.contents, ["all-kinds", "two-sets", "odd-codes", "many-codes"]),
        refused(.contents, ["no-hello"]),
        accepted(.plaintext, ["frame-and-zeros", "zeros-alone", "empty-frames"]),
        refused(.plaintext, ["padding-not-zero", "frame-beyond-the-end", "long-number"]),
        accepted(
            .messages,
            ["hello", "join", "token", "renew", "succession", "digests", "no-digests"]
        ),
        accepted(.messages, ["have", "change-set", "notice", "receipt", "skipped", "more"]),
        accepted(.invitation, ["further-computer", "new-office"]),
        accepted(.statement, ["certificate", "certificate-of-little"]),
        accepted(.statement, ["certificate-under-the-root", "revocation"]),
        accepted(.statement, ["revocation-of-all", "revocation-under-the-root"]),
        accepted(.statement, ["unknown-kind", "unknown-version"]),
        accepted(.versionVector, ["five-entries", "one-entry"]),
        refused(.versionVector, ["entry-twice"]),
    ].flatMap(\.self)
}
