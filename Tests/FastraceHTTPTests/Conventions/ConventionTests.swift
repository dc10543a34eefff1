import FastraceHTTP
import Foundation
import Testing

@Suite struct ConventionTests {
  @Test(arguments: ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "CONNECT", "TRACE", "QUERY"])
  func knowsMethods(_ method: String) {
    let name = HTTPMethodName(method)
    #expect(name.name == method && name.original == nil)
    #expect(name.spanName(route: nil) == method)
    #expect(name.spanName(route: "/users/{id}") == "\(method) /users/{id}")
  }

  @Test(arguments: ["get", "PURGE", ""])
  func doesNotNameOtherMethods(_ method: String) {
    let name = HTTPMethodName(method)
    #expect(name.name == "_OTHER" && name.original == method)
    #expect(name.spanName(route: nil) == "HTTP")
    #expect(name.spanName(route: "/") == "HTTP /")
  }

  @Test func othersMayBeKnown() {
    #expect(HTTPMethodName("PURGE", known: ["GET", "PURGE"]).spanName(route: nil) == "PURGE")
    #expect(HTTPMethodName("POST", known: ["GET", "PURGE"]).spanName(route: nil) == "HTTP")
  }

  @Test(
    arguments: [
      ("/a?b=c?d", "/a", "b=c?d"), ("//a/b?c", "//a/b", "c"), ("/a?", "/a", ""), ("*", "*", nil),
      ("example.com:443", "example.com:443", nil), ("http://example.com/a?b", "/a", "b"), ("/a://b", "/a://b", nil),
    ] as [(String, String, String?)])
  func dividesTargets(_ target: String, _ path: String, _ query: String?) {
    let description = HTTPRequestDescription(target: target)
    #expect(description.path == path)
    #expect(description.query == query)
  }

  @Test func clientsAndServersSeeErrorsDifferently() {
    #expect(
      [200, 302, 399, 400, 404, 499, 500, 599].map(HTTPSide.client.isError) == [
        false, false, false, true, true, true, true, true,
      ])
    #expect(
      [200, 302, 399, 400, 404, 499, 500, 599].map(HTTPSide.server.isError) == [
        false, false, false, false, false, false, true, true,
      ])
  }

  @Test(
    arguments: [
      ("example.com", "example.com", nil), ("example.com:8080", "example.com", 8080), ("[::1]:80", "::1", 80),
      ("[::1]", "::1", nil), ("me:mine@example.com:1", "example.com", 1), ("example.com:", "example.com", nil),
      ("example.com:port", "example.com", nil), ("example.com:-1", "example.com", nil),
      ("example.com:+1", "example.com", nil), ("example.com:65536", "example.com", nil),
      ("a:b@c@example.com:1", "example.com", 1), ("example.com:1:2", "example.com:1", 2),
      ("example.com:99999999999999999999", "example.com", nil), ("example.com:0080", "example.com", 80),
      ("me@\u{301}example.com:1", "\u{301}example.com", 1),
    ] as [(String, String, Int?)])
  func dividesAuthorities(_ text: String, _ host: String, _ port: Int?) {
    let authority = HTTPAuthority(text)
    #expect(authority?.host == host)
    #expect(authority?.port == port)
  }

  @Test(arguments: ["", ":80", "me@"]) func needsAHost(_ text: String) { #expect(HTTPAuthority(text) == nil) }

  /// Section 5.4 of RFC 3986, as far as Foundation follows it as well, and what servers send.
  @Test(arguments: [
    "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", ".", "./", "..", "../", "../g",
    "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h",
    "g/../h", "g./h", "http://other/x", "https://other:8443", "/a?b=/../c", "//other/a",
  ])
  func resolvesReferences(_ reference: String) throws {
    let base = "http://a/b/c/d?q"
    let expected = try #require(URL(string: reference, relativeTo: URL(string: base)))
    #expect(URLParts(base).resolving(URLParts(reference)).description == expected.absoluteString)
  }

  @Test func comparesOrigins() {
    func isSame(_ left: String, _ right: String) -> Bool { URLParts(left).hasSameOrigin(as: URLParts(right)) }
    #expect(isSame("http://a/x", "http://a/y?z"))
    #expect(isSame("HTTP://a:1/x", "http://me@a:1/y"))
    #expect(!isSame("http://a", "https://a"))
    #expect(!isSame("http://a", "http://b"))
    #expect(!isSame("http://a", "http://a:80"))
    #expect(!isSame("/a", "/a"))
  }
}
