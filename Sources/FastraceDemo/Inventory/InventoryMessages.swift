#if Viewer
  /// Something that can be bought.
  struct Item: Codable, Sendable {
    var name: String
    var price: Int
    var stock: Int
  }

  /// Who asks for how much of what.
  struct Reservation: Codable, Sendable {
    var item: String
    var quantity: Int
  }

  /// What was reserved, and at what price.
  struct ReservedItem: Codable, Sendable {
    var number: Int64
    var price: Int
  }

  /// What the database found out about sales.
  struct Demand: Codable, Sendable {
    var days: Int
    var reservations: Int
  }

  struct OutOfStock: Error, CustomStringConvertible {
    var item: String
    var left: Int

    var description: String { "only \(left) of \(item) are left" }
  }
#endif
