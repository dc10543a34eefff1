#if Viewer
  import FastraceDemo
  import Testing

  extension EndToEnd {
    /// What a request of each kind leaves behind, over three processes, HTTP, gRPC and SQLite.
    @Suite(.serialized) struct LoadTests {
      static let order = """
        gateway POST /orders/{item}/{quantity}
          gateway GET
            inventory GET /items/{name}
              inventory find item
                inventory SELECT item
          gateway shop.Orders/Place
            orders shop.Orders/Place
              orders POST
                inventory POST /reservations
                  inventory reserve
                    inventory transaction
                      inventory BEGIN
                      inventory COMMIT
                      inventory INSERT reservation
                      inventory SELECT item
                      inventory UPDATE item
              orders validate order

        """

      @Test func everyRequestIsExactlyOneWholeTrace() async throws {
        let load = Load(requests: 2_000, concurrency: 200, method: "POST")
        try await Shop.run { shop in
          let answers = try await load.send(to: shop.url + "/orders/lamp/2")
          #expect(answers == [200: 2_000])
        } audit: { requests in
          #expect(requests.count == 2_000)
          #expect(requests.flatMap(\.problems).isEmpty)
          let others = requests.filter { $0.tree != Self.order }
          #expect(others.isEmpty, "\(others.count) traces look different: \(others.first?.tree ?? "")")
        }
      }

      @Test func unsampledRequestsLeaveNothingAnywhere() async throws {
        let environment = ["OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.9"]
        let load = Load(requests: 1_000, concurrency: 200, method: "POST")
        try await Shop.run(environment) { shop in
          let answers = try await load.send(to: shop.url + "/orders/lamp/2")
          #expect(answers == [200: 1_000])
        } audit: { requests in
          // 900 are expected, with a standard deviation of 9.5.
          #expect(requests.count > 800 && requests.count < 1_000)
          #expect(requests.flatMap(\.problems).isEmpty)
          #expect(requests.filter { $0.tree != Self.order }.isEmpty)
        }
      }

      @Test func failingRequestsAreWholeToo() async throws {
        try await Shop.run { shop in
          let answers = try await DemoTraffic(url: shop.url).send(DemoTraffic.tour)
          let unexpected = answers.filter { !$0.isExpected }
          #expect(unexpected.isEmpty)
        } audit: { requests in
          #expect(requests.count == DemoTraffic.tour.count)
          #expect(requests.flatMap(\.problems).isEmpty)
        }
      }
    }
  }
#endif
