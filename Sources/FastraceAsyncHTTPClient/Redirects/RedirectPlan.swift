#if AsyncHTTPClient
  internal import AsyncHTTPClient
  internal import FastraceHTTP
  internal import NIOHTTP1

  /// Decides whether a response leads to another request, and to which: by the rules of async-http-client, which are
  /// those of the Fetch standard.
  struct RedirectPlan {
    private let limits: RedirectLimits
    private var visited: [String]

    init(limits: RedirectLimits, first url: String) {
      self.limits = limits
      visited = [url]
    }

    /// The request to send next, or nil if the response is the last one.
    ///
    /// Throws when there were too many redirects, or when one leads back.
    mutating func next(
      after request: HTTPClientRequest, status: HTTPResponseStatus, headers: HTTPHeaders
    ) throws -> HTTPClientRequest? {
      guard let target = target(of: request, status: status, headers: headers) else { return nil }
      guard visited.count <= limits.max else { throw HTTPClientError.redirectLimitReached }
      guard limits.allowCycles || !visited.contains(target) else { throw HTTPClientError.redirectCycleDetected }
      visited.append(target)
      let next = redirected(request, to: target, status: status)
      guard let body = next.body else { return next }
      return body.canBeSentAgain ? next : nil
    }

    private func target(
      of request: HTTPClientRequest, status: HTTPResponseStatus, headers: HTTPHeaders
    ) -> String? {
      switch status {
      case .movedPermanently, .found, .seeOther, .notModified, .useProxy, .temporaryRedirect, .permanentRedirect:
        break
      default: return nil
      }
      guard let location = headers.first(name: "location"), !location.isEmpty else { return nil }
      let origin = URLParts(request.url)
      let target = origin.resolving(URLParts(location))
      return Self.mayLead(from: origin.scheme, to: target.scheme) && Self.isURL(target) ? target.description : nil
    }

    /// Where it leads to no URL, the client gives the response as it is: an address of IPv6 has two brackets, or none is one.
    private static func isURL(_ target: URLParts) -> Bool {
      guard let authority = target.authority else { return true }
      return authority.utf8.contains(UInt8(ascii: "[")) == authority.utf8.contains(UInt8(ascii: "]"))
    }

    /// Nothing from the network leads to a socket of this machine.
    private static func mayLead(from origin: Substring?, to destination: Substring?) -> Bool {
      switch destination?.lowercased() {
      case "http", "https": true
      case "unix", "http+unix", "https+unix": !["http", "https"].contains(origin?.lowercased() ?? "http")
      default: false
      }
    }

    private func redirected(
      _ request: HTTPClientRequest, to url: String, status: HTTPResponseStatus
    ) -> HTTPClientRequest {
      var next = request
      next.url = url
      if becomesGet(request.method, status) {
        next.method = .GET
        next.body = nil
        next.headers.remove(name: "content-length")
        next.headers.remove(name: "content-type")
      }
      if !URLParts(request.url).hasSameOrigin(as: URLParts(url)) {
        for name in ["origin", "cookie", "authorization", "proxy-authorization"] { next.headers.remove(name: name) }
      }
      return next
    }

    private func becomesGet(_ method: HTTPMethod, _ status: HTTPResponseStatus) -> Bool {
      switch status {
      case .seeOther: method != .HEAD
      case .movedPermanently: method == .POST && !limits.retainHTTPMethodAndBodyOn301
      case .found: method == .POST && !limits.retainHTTPMethodAndBodyOn302
      default: false
      }
    }
  }
#endif
