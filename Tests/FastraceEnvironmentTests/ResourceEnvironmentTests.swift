import Fastrace
import FastraceEnvironment
import Synchronization
import Testing

@Suite struct ResourceEnvironmentTests {
  /// What was reported while `body` ran.
  private func problems(
    _ variables: [String: String], _ body: (EnvironmentVariables) throws -> Void
  ) rethrows -> [Fastrace.ProblemHandler.Problem] {
    let reported = Mutex<[Fastrace.ProblemHandler.Problem]>([])
    try body(
      EnvironmentVariables(
        variables, problemHandler: Fastrace.ProblemHandler { problem in reported.withLock { $0.append(problem) } }))
    return reported.withLock { $0 }
  }

  @Test func withoutVariablesItIsThatOfTheProcess() {
    #expect(Fastrace.Resource.detected(in: EnvironmentVariables([:])) == .process)
  }

  @Test func serviceNameVariableCountsMoreThanTheAttribute() {
    let variables = ["OTEL_SERVICE_NAME": "cart", "OTEL_RESOURCE_ATTRIBUTES": "service.name=x,service.version=1.2"]
    let resource = Fastrace.Resource.detected(in: EnvironmentVariables(variables))
    #expect(resource.serviceName == "cart")
    #expect(resource["service.version"] == "1.2")
  }

  @Test func emptyVariablesCountAsUnset() {
    let resource = Fastrace.Resource.detected(
      in: EnvironmentVariables(["OTEL_SERVICE_NAME": " ", "OTEL_RESOURCE_ATTRIBUTES": "service.name=cart"]))
    #expect(resource.serviceName == "cart")
  }

  @Test func decodesPercentEncoding() throws {
    let told = try problems(["OTEL_RESOURCE_ATTRIBUTES": " a = x%2Cy%3D%C3%A4 ,team%20name=t,,empty="]) { variables in
      let resource = Fastrace.Resource(variables)
      #expect(resource["a"] == "x,y=ä")
      #expect(resource["team name"] == "t")
      #expect(resource["empty"] == "")
      try #require(resource.attributes.count == 3)
    }
    #expect(told.isEmpty)
  }

  @Test func separatorsWithAnAccentAreSeparators() {
    let resource = Fastrace.Resource(EnvironmentVariables(["OTEL_RESOURCE_ATTRIBUTES": "a=\u{301}1,\u{301}b=2"]))
    #expect(resource.attributes.map(\.key) == ["a", "\u{301}b"])
    #expect(resource["a"] == "\u{301}1")
  }

  @Test(arguments: ["secret", "=secret", "k=secret%4", "k=secret%zz", "%=secret", "k=secret%ff"])
  func leavesMalformedMembersOutAndWarnsOnce(member: String) {
    let told = problems(["OTEL_RESOURCE_ATTRIBUTES": "a=1,\(member),b=2"]) { variables in
      #expect(Fastrace.Resource(variables).attributes == [Property("a", "1"), Property("b", "2")])
      _ = Fastrace.Resource(variables)
    }
    #expect(told.map(\.kind) == ["environment-OTEL_RESOURCE_ATTRIBUTES"])
    // Values may be secrets.
    #expect(told.first?.description.contains("secret") == false)
  }

  @Test func argumentsCountMost() {
    let resource = Fastrace.Resource.detected(serviceName: "cart", ["host.name": "h", "n": 3, "host.name": "i"])
    #expect(resource.serviceName == "cart")
    #expect(resource["host.name"] == "i")
    #expect(resource["n"] == 3)
  }
}
