import FastraceHTTP
import Testing

@Suite struct URLRedactionTests {
  @Test(arguments: [
    ("https://example.com/a?b=c", "https://example.com/a?b=c"),
    ("https://user:pass@example.com/", "https://REDACTED:REDACTED@example.com/"),
    ("https://user@example.com/", "https://REDACTED@example.com/"),
    ("https://a:b@c@example.com:8080/x", "https://REDACTED:REDACTED@example.com:8080/x"),
    ("https://example.com/@user?page=1", "https://example.com/@user?page=1"),
    ("https://example.com/?token=abc&page=1", "https://example.com/?token=REDACTED&page=1"),
    ("https://example.com/?page=1&sig=a%3Db#top", "https://example.com/?page=1&sig=REDACTED#top"),
    ("https://example.com/#access_token=abc&state=1", "https://example.com/#access_token=REDACTED&state=1"),
    ("https://example.com?api_key=1", "https://example.com?api_key=REDACTED"),
    ("http://[::1]:80/?Password=x", "http://[::1]:80/?Password=REDACTED"),
    ("/relative?secret=1", "/relative?secret=REDACTED"),
    // Separators with an accent on them are separators still.
    ("https://user:pass@\u{301}example.com/", "https://REDACTED:REDACTED@\u{301}example.com/"),
    ("https://example.com/?\u{301}&token=abc", "https://example.com/?\u{301}&token=REDACTED"),
    ("https://example.com/?token=\u{301}abc", "https://example.com/?token=REDACTED"),
    ("https:/\u{301}/example.com/#\u{301}&token=abc", "https:/\u{301}/example.com/#\u{301}&token=REDACTED"),
    // An address within the fragment, and one that is a value.
    ("https://example.com/#/back?access_token=abc", "https://example.com/#/back?access_token=REDACTED"),
    ("https://example.com/#/back#a=b&token=a?b", "https://example.com/#/back#a=b&token=REDACTED"),
    ("https://example.com/?to=http://a/?token=b", "https://example.com/?to=http://a/?token=REDACTED"),
    ("https://example.com/?password=what?no#top", "https://example.com/?password=REDACTED#top"),
    // The same, percent-encoded.
    ("https://a/?next=https%3A%2F%2Fb%2F%3Ftoken%3Dabc", "https://a/?next=https%3A%2F%2Fb%2F%3Ftoken%3DREDACTED"),
    ("https://a/?n=%2fb%3fx%3d1%26code%3dabc%26y&z=1", "https://a/?n=%2fb%3fx%3d1%26code%3dREDACTED&z=1"),
    ("https://a/?n=%2Fb%23access_token%3Dabc", "https://a/?n=%2Fb%23access_token%3DREDACTED"),
    ("https://a/?%2Fb%3Ftoken%3Dabc", "https://a/?%2Fb%3Ftoken%3DREDACTED"),
    ("https://a/b%20c?d=%26%3D%3", "https://a/b%20c?d=%26%3D%3"),
    ("not a url", "not a url"),
    ("", ""),
  ])
  func leavesOutWhatIsSecret(_ url: String, _ expected: String) {
    #expect(URLRedaction.standard.url(url) == expected)
  }

  @Test(arguments: [
    ("TOKEN=a;token=b&Token=c", "TOKEN=REDACTED;token=REDACTED&Token=REDACTED"),
    ("%74oken=a", "%74oken=REDACTED"),
    ("user[password]=a&user[name]=b", "user[password]=REDACTED&user[name]=b"),
    ("token", "token"),
    ("token=", "token=REDACTED"),
    ("mytoken=a", "mytoken=a"),
    ("a=token=b", "a=token=b"),
    ("token=a=b", "token=REDACTED"),
    ("&&=&", "&&=&"),
    ("%=1&%zz=2", "%=1&%zz=2"),
    ("schlüssel=ü&jwt=é", "schlüssel=ü&jwt=REDACTED"),
  ])
  func comparesKeys(_ query: String, _ expected: String) {
    #expect(URLRedaction.standard.query(query) == expected)
  }

  @Test(arguments: ["code", "key", "access-token", "client-secret", "x-auth-token", "ticket"])
  func knowsKeysOfSecrets(_ key: String) { #expect(URLRedaction.standard.query("\(key)=1") == "\(key)=REDACTED") }

  /// As docs/threat-model.md says.
  @Test func knowsSoMany() { #expect(URLRedaction.standard.secretKeys.count == 53) }

  @Test func isConfigurable() {
    let url = "https://me:mine@example.com/?token=1&customer=2"
    #expect(URLRedaction.none.url(url) == url)
    #expect(
      URLRedaction.standard.adding("Customer").url(url)
        == "https://REDACTED:REDACTED@example.com/?token=REDACTED&customer=REDACTED")
    #expect(
      URLRedaction(secretKeys: ["customer"], hidesCredentials: false).url(url)
        == "https://me:mine@example.com/?token=1&customer=REDACTED")
  }
}
