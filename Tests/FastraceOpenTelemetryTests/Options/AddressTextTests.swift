import FastraceHTTPExport
import Testing

struct AddressTextTests {
  @Test(arguments: [
    ("http://localhost:4318/v1/traces", "http://localhost:4318/v1/traces"),
    ("https://user:secret@collector:4318/v1/traces?key=secret#secret", "https://collector:4318/v1/traces"),
    ("https://a@secret@collector", "https://collector"),
    ("user:secret@collector:4317", "collector:4317"),
    ("https://collector?key=secret", "https://collector"),
    ("collector/path@place", "collector/path@place"),
    ("", ""),
  ]) func secretsAreLeftOut(address: String, text: String) {
    #expect(AddressText.of(address) == text)
  }
}
