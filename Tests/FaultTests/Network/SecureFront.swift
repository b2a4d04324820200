import Foundation
import TestGround

/// A web server in front of a node that brings TLS, with a certificate that one machine trusts.
struct SecureFront {
    /// Where it is reached.
    let url: String
    /// The program on a machine that trusts the certificate.
    let program: Program

    /// Runs `body` with a front of a serving node.
    ///
    /// - Parameters:
    ///   - serving: the node behind it.
    ///   - issuer: the clock by which the certificate was made; it counts for a year from then on.
    ///   - body: what is done while it listens.
    /// - Returns: what `body` gives.
    /// - Throws: ``TestTrouble`` if it cannot listen, or what `body` throws.
    static func during<Value>(
        _ serving: ServingNode,
        issuer: Program = Program(),
        _ body: (SecureFront) async throws -> Value,
    ) async throws -> Value {
        let folder = try TestFolder()
        let (key, certificate) = (folder.file("key.pem"), folder.file("certificate.pem"))
        try await Program.tool(
            ["env"] + issuer.environment.map { "\($0.key)=\($0.value)" }
                + [
                    "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:P-256",
                ]
                + ["-nodes", "-keyout", key, "-out", certificate, "-days", "365"]
                + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        )
        let front = try RunningProgram(
            [
                "/usr/bin/env", "socat", "-d", "-d",
                "OPENSSL-LISTEN:0,fork,verify=0,bind=127.0.0.1,cert=\(certificate),key=\(key)",
                "TCP4:127.0.0.1:\(serving.port)",
            ],
            environment: ["PATH": Program.searchPath]
        )
        defer { front.abandon() }
        let listening = /listening on AF=2 127\.0\.0\.1:([0-9]+)/
        try await eventually("the front listens") {
            front.errors.contains(listening) || !front.isRunning
        }
        guard let port = front.errors.firstMatch(of: listening)?.output.1 else {
            throw TestTrouble.unexpected(front.errors)
        }
        let trusting = "mount --bind \(certificate) \(trusted) && exec \"$@\""
        return try await body(
            SecureFront(
                url: "https://localhost:\(port)",
                program: Program(before: ["unshare", "--mount", "sh", "-c", trusting, "sh"])
            )
        )
    }

    /// The authorities that a machine trusts.
    private static let trusted = "/etc/ssl/certs/ca-certificates.crt"
}
