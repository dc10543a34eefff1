/// The value of an attribute as a text: texts as they are, everything else as JSON has it.
export function valueText({ type, value }) {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return type === "bytes" ? `base64 ${value}` : value;
  if (typeof value !== "object") return String(value);
  return JSON.stringify(plain(value), null, Array.isArray(value) && value.length < 8 ? undefined : 2);
}

// Nested values come as { type, value } or { key, type, value }; what a reader wants are the values.
function plain(value) {
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((one) => one && typeof one === "object" && "key" in one)
      ? Object.fromEntries(value.map((one) => [one.key, plain(one.value)]))
      : value.map(plain);
  }
  if (value && typeof value === "object") return "value" in value && "type" in value ? plain(value.value) : value;
  return value;
}
