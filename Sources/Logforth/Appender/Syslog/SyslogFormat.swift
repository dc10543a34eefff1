#if Logging
  internal import Logging

  /// The two formats of syslog messages.
  public enum SyslogFormat: Sendable, Hashable {
    /// RFC 3164, the format of BSD: `<14>Nov 23 16:18:17 host app[4711]: message`.
    ///
    /// Without the host on a Unix socket, as the C library writes it there.
    case rfc3164
    /// RFC 5424: `<14>1 2026-11-23T16:18:17.123456Z host app 4711 - - message`.
    case rfc5424
  }

  /// What part of a system a message is from (RFC 5424, table 1).
  public enum SyslogFacility: UInt8, Sendable, Hashable {
    /// Programs of users: the default.
    case user = 1
    /// Services that run in the background.
    case daemon = 3
    /// Logins and permissions.
    case authorization = 4
    /// For local use.
    case local0 = 16
    /// For local use.
    case local1
    /// For local use.
    case local2
    /// For local use.
    case local3
    /// For local use.
    case local4
    /// For local use.
    case local5
    /// For local use.
    case local6
    /// For local use.
    case local7
  }

  /// How syslog messages begin, and what is in them.
  public struct SyslogOptions: Sendable {
    /// The format of the messages.
    public var format = SyslogFormat.rfc5424
    /// The part of the system that they are from.
    public var facility = SyslogFacility.user
    /// The name of the program: initially that of the process.
    public var applicationName = Environment.programName
    /// The name of the host: initially what the system says.
    public var hostName = Environment.hostName
    /// Messages with more bytes than this are cut, and end in `...`; receivers must take 2,048, and most take 8,192.
    public var maximumLength = 8192
    /// How long connecting to an address and sending a message may take, each; at least a millisecond.
    ///
    /// A host with several addresses is tried at one after the other. Finding its addresses takes as long as the resolver of
    /// the system does.
    public var timeout = Duration.seconds(5)

    /// The options of a format.
    public init(format: SyslogFormat = .rfc5424) { self.format = format }
  }

  extension Logger.Level {
    /// The severity of syslog and of the journal, 0 to 7: an error is 3, and what is below information is 7.
    var syslogSeverity: UInt8 {
      switch self {
      case .trace, .debug: 7
      case .info: 6
      case .notice: 5
      case .warning: 4
      case .error: 3
      case .critical: 2
      }
    }
  }
#endif
