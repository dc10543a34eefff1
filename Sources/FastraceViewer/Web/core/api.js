// The server's interface. Every failure becomes an ApiError whose message can be shown as it is.

import { address } from "./router.js";

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export const api = {
  services: (signal) => get("/api/services", {}, signal),
  traces: (query, signal) => get("/api/traces", query, signal),
  trace: (id, signal) => get(`/api/traces/${encodeURIComponent(id)}`, {}, signal),
  map: (range, signal) => get("/api/map", range, signal),
  operations: (query, signal) => get("/api/operations", query, signal),
  statistics: (signal) => get("/api/statistics", {}, signal),
  importFile: (file) => request("/api/import", {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/json" },
  }),
  exportAddress: (id, format) => `/api/traces/${encodeURIComponent(id)}/export?format=${format}`,
};

function get(path, query, signal) {
  return request(address(path, query), { signal });
}

async function request(target, options) {
  let response;
  try {
    response = await fetch(target, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError("The server does not answer. Is `fastrace serve` still running?", 0);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new ApiError(body?.error ?? `The server answered with status ${response.status}.`, response.status);
  }
  if (body === null) throw new ApiError(`The answer to ${target} is not JSON.`, response.status);
  return body;
}
