import FastraceOpenTelemetry
import Testing

struct OTLPEndpointTests {
  @Test(arguments: [
    ("http://c:4318", "http://c:4318/v1/logs", "http://c:4318/v1/logs", "http://c:4318"),
    ("http://c/", "http://c/v1/logs", "http://c/v1/logs", "http://c/"),
    ("https://c/otlp", "https://c/otlp", "https://c/otlp/v1/logs", "https://c/otlp"),
    ("http://c:1?a=b", "http://c:1/v1/logs?a=b", "http://c:1/v1/logs?a=b", "http://c:1?a=b"),
    ("http://c/x?a=/", "http://c/x?a=/", "http://c/x/v1/logs?a=/", "http://c/x?a=/"),
    ("http://[::1]:1/a/", "http://[::1]:1/a/", "http://[::1]:1/a/v1/logs", "http://[::1]:1/a/"),
  ])
  func completesTheAddressForHTTP(address: String, complete: String, base: String, exact: String) {
    #expect(OTLPEndpoint(address, form: .complete).httpURL(for: .logs) == complete)
    #expect(OTLPEndpoint(address, form: .base).httpURL(for: .logs) == base)
    #expect(OTLPEndpoint(address, form: .exact).httpURL(for: .logs) == exact)
  }

  @Test func signalsHaveTheirPaths() {
    let endpoint = OTLPEndpoint("http://c")
    #expect(OTLPSignal.allCases.map { endpoint.httpURL(for: $0) } == ["http://c/v1/traces", "http://c/v1/logs"])
  }

  @Test(arguments: [
    ("http://c:4317", "c", 4317, false), ("https://c:4317", "c", 4317, true), ("HTTPS://C", "C", 443, true),
    ("http://c", "c", 80, false), ("http://c:1/some/path?x#y", "c", 1, false), ("http://u:p@c:1", "c", 1, false),
    ("http://[::1]:2", "::1", 2, false), ("https://[fe80::1]", "fe80::1", 443, true),
    ("http://1.2.3.4:5", "1.2.3.4", 5, false),
    ("http://c:65535", "c", 65_535, false),
  ])
  func findsTheServerForGRPC(address: String, host: String, port: Int, isSecure: Bool) {
    for isSecureByDefault in [true, false] {
      let server = OTLPEndpoint(address).server(isSecure: isSecureByDefault)
      #expect(server == OTLPEndpoint.Server(host: host, port: port, isSecure: isSecure))
    }
  }

  @Test(arguments: [("c:1", "c", 1), ("c", "c", 4317), ("[::1]:3", "::1", 3), ("c.example:4317/x", "c.example", 4317)])
  func takesAnAddressWithoutAScheme(address: String, host: String, port: Int) {
    for isSecure in [true, false] {
      let server = OTLPEndpoint(address).server(isSecure: isSecure)
      #expect(server == OTLPEndpoint.Server(host: host, port: port, isSecure: isSecure))
    }
    #expect(!OTLPEndpoint(address).isHTTP)
  }

  @Test(arguments: [
    "", ":", "/", "http://", "http://:1", "http:///x", "ftp://c", "unix:///tmp/x", "http://c:", "http://c:port",
    "http://c:0",
    "http://c:65536", "http://c:-1", "::1", "http://::1:4317", "http://[::1", "http://[]:1", "[::1]x",
    "http://[::1]x:1", "http://a]b:1", "http://a[b", "http://a b:1", "http://[a[b]:1", "http://c:+1", "http://a\u{7f}",
  ])
  func findsNoServerInNonsense(address: String) { #expect(OTLPEndpoint(address).server(isSecure: true) == nil) }
}
