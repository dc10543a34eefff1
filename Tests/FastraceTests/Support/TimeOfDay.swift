import Foundation

/// The time of day in nanoseconds since 1970.
func unixNanoseconds() -> UInt64 { UInt64(Date().timeIntervalSince1970 * 1_000_000_000) }
