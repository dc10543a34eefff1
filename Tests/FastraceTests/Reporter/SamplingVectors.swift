/// Trace ids and the decisions of other implementations about them, one digit for each ratio.
///
/// The ids include the last one that is kept, and the first one that is not, at each ratio.
enum SamplingVectors {
  static let ratios: [Double] = [0, 0.0001, 0.01, 0.1, 0.25, 1 / 3, 0.5, 0.9, 0.99, 1]

  /// The id; what TraceIdRatioBased of OpenTelemetry's SDK for Python decides, and of those for Go and Rust; what follows
  /// from the algorithm in the specification with a precision of four digits.
  static let decisions: [(id: String, traceIDRatioBased: String, probability: String)] = [
    ("0af7651916cd43ddff00000000000000", "0000000001", "0000000001"),
    ("00000000000000000000000000000001", "0111111111", "0000000001"),
    ("ffffffffffffffffffffffffffffffff", "0000000001", "0111111111"),
    ("4bf92f3577b34da6a3ce929d0e0e4736", "0000000111", "0000111111"),
    ("0af7651916cd43dd8448eb211c80319c", "0000000111", "0000000111"),
    ("8575062102fbcd4f00068db8bac710cb", "0011111111", "0000000011"),
    ("280942dc06bc69f265fff97240000000", "0000001111", "0111111111"),
    ("3dfc80be13e9bb466afff9723fffffff", "0000001111", "0011111111"),
    ("0e11160004524a7c028f5c28f5c28f5f", "0011111111", "0000001111"),
    ("ce0c3f08e12656f1028f5c28f5c28f60", "0001111111", "0000001111"),
    ("db25b2116aae6cff55fd70a000000000", "0000001111", "0011111111"),
    ("5efff3f4ecb1dcec40fd709fffffffff", "0000011111", "0001111111"),
    ("1dfc388c3d5df97219999999999999ff", "0001111111", "0000001111"),
    ("77616364568c43961999999999999a00", "0000111111", "0000001111"),
    ("475b11bb37b54c3950e6660000000000", "0000011111", "0001111111"),
    ("584368903d646c2d64e665ffffffffff", "0000001111", "0000111111"),
    ("ef5e7d7a3a862aac3fffffffffffffff", "0000111111", "0111111111"),
    ("34d474c0db9b36424000000000000000", "0000011111", "0000000001"),
    ("cc5aec4989dfe15e78c0000000000000", "0000001111", "0000111111"),
    ("4e39302a9050391192bfffffffffffff", "0000000111", "0000011111"),
    ("ba03fc6fecc2339855555555555553ff", "0000011111", "0000000111"),
    ("6ba3be7682e924195555555555555400", "0000001111", "0000000111"),
    ("7493c012aa3b3c1aa1aaab0000000000", "0000000111", "0000011111"),
    ("7d6b7cf30cd7369de5aaaaffffffffff", "0000000111", "0000001111"),
    ("760b19461436ad1a7fffffffffffffff", "0000001111", "0111111111"),
    ("cc8dd3f2908fa0bb8000000000000000", "0000000111", "0000000001"),
    ("91707620135c26a15780000000000000", "0000001111", "0000001111"),
    ("b1ee22b9b550ae01447fffffffffffff", "0000011111", "0000000111"),
    ("7359c053a5442840e6666666666667ff", "0000000111", "0000000111"),
    ("c6e22ec667b4a948e666666666666800", "0000000011", "0000000111"),
    ("fecf439961dd132f51199a0000000000", "0000011111", "0000000111"),
    ("f57d81739b10dad3391999ffffffffff", "0000111111", "0000000011"),
    ("d6bc8874f1ed255ffd70a3d70a3d6fff", "0000000011", "0000000111"),
    ("321a16f504cccda3fd70a3d70a3d7000", "0000000001", "0000000111"),
    ("2c88b020b723ebe36e028f0000000000", "0000001111", "0000000011"),
    ("c8f02503929d324628028effffffffff", "0000111111", "0000000001"),
    ("04731888b815c7c5d8169727b0c39f25", "0000000111", "0000000011"),
    ("26d522e87eb7578787ad23ff495fbdb1", "0000000111", "0000011111"),
    ("e44f2a3119917326db05ece1e316ac95", "0000000111", "0000000011"),
    ("12d6afd60c2377526537307d1dc0b5d4", "0000001111", "0000000111"),
    ("ebe7b475d729d75db9bdfa0e77fa34b4", "0000000111", "0000011111"),
    ("ec31bec766c609b24bbaf5498e13db3a", "0000011111", "0000011111"),
    ("8b2f76e82de0cd6a3b7c80968086c746", "0000111111", "0000000111"),
  ]

  /// The table "Converting floating-point probability to threshold value" of the specification: 1 in N, and the threshold
  /// with a precision of four digits.
  static let thresholds: [(Double, String)] = [
    (1, "0"), (2, "8"), (3, "aaab"), (4, "c"), (5, "cccd"), (8, "e"), (10, "e666"), (16, "f"), (100, "fd70a"),
    (1000, "ffbe77"), (10000, "fff9724"), (100_000, "ffff583a"), (1_000_000, "ffffef39"),
  ]
}
