import Fastrace
import FastraceDatadog
import FastraceEnvironment
import Testing

struct DatadogEnvironmentTests {
  @Test(arguments: [
    ([:], "http://127.0.0.1:8126"), (["DD_AGENT_HOST": "agent"], "http://agent:8126"),
    (["DD_AGENT_HOST": "agent", "DD_TRACE_AGENT_PORT": "1"], "http://agent:1"),
    (["DD_AGENT_HOST": "fd00::1"], "http://[fd00::1]:8126"), (["DD_AGENT_HOST": "[::1]"], "http://[::1]:8126"),
    (["DD_TRACE_AGENT_PORT": "x"], "http://127.0.0.1:8126"),
    (["DD_TRACE_AGENT_URL": "http://a:2", "DD_AGENT_HOST": "agent"], "http://a:2"),
    (["DD_TRACE_AGENT_URL": "unix:///x"], "http://127.0.0.1:8126"),
  ])
  func findsTheAgent(variables: [String: String], agent: String) {
    #expect(DatadogEnvironment(EnvironmentVariables(variables, problemHandler: .silent)).agent == agent)
  }

  @Test func variablesOfDatadogCountMore() {
    let variables = ["DD_SERVICE": "dd", "OTEL_SERVICE_NAME": "otel", "DD_ENV": "test", "DD_VERSION": "2"]
    let resource = DatadogEnvironment(EnvironmentVariables(variables)).resource
    #expect(resource.serviceName == "dd" && resource["service.version"] == "2")
    #expect(resource["deployment.environment.name"] == "test")
  }
}
