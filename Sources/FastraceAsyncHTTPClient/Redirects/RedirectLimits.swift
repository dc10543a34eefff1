#if AsyncHTTPClient
  internal import AsyncHTTPClient

  typealias RedirectLimits = HTTPClient.Configuration.RedirectConfiguration.FollowConfiguration

  extension HTTPClient.Configuration.RedirectConfiguration {
    /// How far redirects are followed, or nil if they are not.
    ///
    /// The type does not show what it holds, so this looks inside. Should it ever hold something else, no redirects are
    /// followed, which is the safe side.
    var limits: RedirectLimits? {
      guard let mode = Mirror(reflecting: self).children.first?.value else { return nil }
      return Mirror(reflecting: mode).children.first?.value as? RedirectLimits
    }
  }

  extension HTTPClientRequest.Body {
    /// Whether the body can be sent again: it lies in memory.
    ///
    /// The type does not show it either; what is not known to be in memory is not sent again.
    var canBeSentAgain: Bool {
      guard let mode = Mirror(reflecting: self).children.first?.value,
        let storage = Mirror(reflecting: mode).children.first
      else { return false }
      switch storage.label {
      case "byteBuffer": return true
      case "sequence":
        let fields = Mirror(reflecting: storage.value).children
        return fields.first { $0.label == "canBeConsumedMultipleTimes" }?.value as? Bool == true
      default: return false
      }
    }
  }
#endif
