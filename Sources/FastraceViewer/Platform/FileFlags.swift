#if Viewer
  import NIOPosix

  #if canImport(Darwin)
    import Darwin
  #elseif canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  extension NIOFileHandle.Flags {
    /// Makes the file, or empties the one that is there.
    static let overwriting = NIOFileHandle.Flags.posix(flags: O_CREAT | O_TRUNC, mode: 0o644)
  }
#endif
