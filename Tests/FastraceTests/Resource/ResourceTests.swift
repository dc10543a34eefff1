import Fastrace
import Testing

@Suite struct ResourceTests {
  @Test func hasNoEmptyKey() {
    var resource = Fastrace.Resource(["": 1, "a": 2])
    resource[""] = "value"
    #expect(resource.attributes == [Property("a", 2)] && resource.merging(resource).attributes.count == 1)
  }

  @Test func namesTheProcessAndTheLibrary() {
    let resource = Fastrace.Resource.process
    #expect(resource.serviceName.hasPrefix("unknown_service:"))
    #expect(resource["telemetry.sdk.name"] == "fastrace")
    #expect(resource["telemetry.sdk.language"] == "swift")
    #expect(resource["process.pid"] == .int(ProcessInformation.identifier))
    #expect(resource["host.name"]?.description.isEmpty == false)
    #expect(resource["os.type"] != nil)
    #expect(Set(resource.attributes.map(\.key)).count == resource.attributes.count)
  }

  @Test func instanceIsOneUUIDForTheProcess() throws {
    let first = try #require(Fastrace.Resource.process["service.instance.id"]?.description)
    #expect(first.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    #expect(Fastrace.Resource.process["service.instance.id"]?.description == first)
  }

  @Test func attributesCanBeRemoved() {
    var resource = Fastrace.Resource(["a": 1, "b": 2])
    resource["a"] = nil
    resource["c"] = nil
    #expect(resource == Fastrace.Resource(["b": 2]))
  }
}
