/// What of a URL is not recorded: credentials, and the values of query parameters that are known to be secret.
///
/// It is on by default. `REDACTED` stands for what is left out, as OpenTelemetry's conventions for `url.full` and
/// `url.query` want it. A plain value that any thread may copy. Costs one pass over the text, and nothing more where
/// nothing is left out.
public struct URLRedaction: Sendable, Hashable {
  /// The parameters whose values are left out, in lower case.
  ///
  /// Compared without regard to case, after percent-decoding. Of `user[password]` the last part counts as well. In a value
  /// that is a URL itself they are found too, also when it is percent-encoded.
  public var secretKeys: Set<String>
  /// Whether the user and the password before a host are left out.
  public var hidesCredentials: Bool

  /// A redaction of these parameters, and of credentials.
  public init(secretKeys: some Sequence<String>, hidesCredentials: Bool = true) {
    self.secretKeys = Set(secretKeys.map { $0.lowercased() })
    self.hidesCredentials = hidesCredentials
  }

  /// The default: credentials, and parameters by which others are known to send secrets.
  public static let standard = URLRedaction(secretKeys: standardKeys)

  /// Records everything as it is.
  public static let none = URLRedaction(secretKeys: [], hidesCredentials: false)

  /// This redaction, and these parameters as well.
  public func adding(_ keys: String...) -> URLRedaction {
    URLRedaction(secretKeys: secretKeys.union(keys), hidesCredentials: hidesCredentials)
  }

  private static let standardKeys = [
    // Those that OpenTelemetry names, and their like: signatures of requests to object stores.
    "awsaccesskeyid", "signature", "sig", "x-goog-signature", "x-goog-credential", "x-amz-signature",
    "x-amz-credential",
    "x-amz-security-token",
    // Tokens and keys
    "token", "access_token", "accesstoken", "auth_token", "authtoken", "id_token", "refresh_token", "refreshtoken",
    "bearer", "jwt", "saml", "samlresponse", "api_key", "api-key", "apikey", "x-api-key", "access_key", "accesskey",
    "private_key", "privatekey", "subscription-key", "auth", "authorization", "credential", "credentials",
    "access-token", "client-secret", "x-auth-token", "key", "code", "ticket",
    // Passwords and sessions
    "password", "passwd", "pwd", "passphrase", "secret", "client_secret", "clientsecret", "otp", "session", "sessionid",
    "session_id", "sid", "csrf_token", "xsrf_token",
  ]

  /// What stands for something that is left out.
  static let placeholder = "REDACTED"
}

extension URLRedaction {
  /// The URL with what is secret left out.
  ///
  /// Never fails: what is no URL is taken as the path of one. May be called from any thread. Costs one pass over the text.
  public func url(_ url: String) -> String {
    guard needsLook(url) else { return url }
    var parts = URLParts(url)
    if hidesCredentials, let authority = parts.authority { parts.authority = withoutCredentials(authority) }
    // Tokens are handed over in fragments as well, which are never sent but may be known here.
    parts.query = parts.query.map { self.query($0)[...] }
    parts.fragment = parts.fragment.map { self.query($0)[...] }
    return parts.description
  }

  private func needsLook(_ url: String) -> Bool {
    url.utf8.contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "%") }
  }

  private func withoutCredentials(_ authority: Substring) -> Substring {
    guard let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) else { return authority }
    let hasPassword = authority[..<at].utf8.contains(UInt8(ascii: ":"))
    let hidden = hasPassword ? "\(Self.placeholder):\(Self.placeholder)" : Self.placeholder
    return "\(hidden)\(authority[at...])"
  }
}
