import struct FoundationEssentials.URLComponents

/// The address of a peer, checked before anything is sent.
struct PeerURL {
    /// The address without slashes at its end, as it is shown to a person.
    let base: String

    /// Checks what a person has written.
    init(_ text: String) throws(PeerLinkError) {
        guard let components = URLComponents(string: text), let scheme = components.scheme else {
            throw .notAnAddress(text: text)
        }
        guard ["http", "https"].contains(scheme.lowercased()) else {
            throw .wrongScheme(address: text)
        }
        guard let host = components.host, !host.isEmpty else { throw .notAnAddress(text: text) }
        guard components.user == nil, components.password == nil, components.query == nil,
            components.fragment == nil
        else { throw .notABase(address: text) }
        guard (components.port ?? 80) > 0, (components.port ?? 80) < 1 << 16 else {
            throw .notAnAddress(text: text)
        }
        base = String(text.reversed().drop { $0 == "/" }.reversed())
    }

    /// Where parcels are exchanged.
    var exchange: String { "\(base)/exchange" }
}
