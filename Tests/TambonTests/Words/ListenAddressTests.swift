import Testing

@testable import tambon

@Suite("Addresses to listen at")
struct ListenAddressTests {
    @Test(
        "A host and a port are read, with brackets around an IPv6 address",
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1", 8080), ("localhost:0", "localhost", 0),
            ("[::1]:65535", "::1", 65535),
        ]
    )
    func reads(typed: String, host: String, port: Int) {
        #expect(ListenAddress(argument: typed) == ListenAddress(host: host, port: port))
    }

    @Test(
        "What is no host and port is refused",
        arguments: ["", "8080", ":8080", "host:", "host:65536", "host:-1", "::1:80", "a b:80"]
    )
    func refuses(typed: String) {
        #expect(ListenAddress(argument: typed) == nil)
    }
}
