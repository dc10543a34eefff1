#if Viewer
  /// Why a message is not taken.
  package struct IntakeFailure: Error, Hashable, CustomStringConvertible {
    package enum Cause: String, Hashable, Sendable, CaseIterable {
      /// The message cannot be decoded, or holds no valid span.
      case malformed
      /// The message is in a format that is not received here.
      case unsupported
      /// The message, or what it is decompressed to, has more bytes or spans than the limit.
      case tooLarge
      /// Messages arrive faster than they can be stored: the sender should try again later.
      case busy
      /// The database does not take it: the sender should try again later.
      case storage
    }

    package var cause: Cause
    /// What happened, and what to do.
    package var description: String

    package init(_ cause: Cause, _ description: String) {
      self.cause = cause
      self.description = description
    }
  }
#endif
