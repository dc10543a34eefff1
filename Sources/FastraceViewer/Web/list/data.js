import { api } from "../core/api.js";
import { onTraces } from "../core/live.js";
import { isFiltered, serverQuery } from "./query.js";

const PAGE = 100;
const KEPT = 1000;

/// The traces that match a query: loaded by the page, renewed while the server tells of new ones.
export class TraceData {
  constructor(onChange) {
    Object.assign(this, { onChange, query: null, traces: new Map(), next: null, state: "loading", error: null, waiting: 0 });
    this.held = new Map();
    this.stopListening = onTraces((traces) => this.receive(traces));
  }

  /// Loads the first page of a query.
  async load(query) {
    this.abort?.abort();
    this.abort = new AbortController();
    Object.assign(this, { query, state: "loading", error: null, waiting: 0 });
    this.held.clear();
    this.onChange();
    await this.fetchPage(this.abort.signal, null, (answer) => (this.traces = byID(answer.traces)));
  }

  /// Loads the next page.
  async loadMore() {
    if (!this.next) return;
    await this.fetchPage(this.abort.signal, this.next, (answer) => {
      for (const trace of answer.traces) this.traces.set(trace.traceID, trace);
    });
  }

  async fetchPage(signal, before, take) {
    try {
      const answer = await api.traces({ ...serverQuery(this.query), limit: PAGE, before }, signal);
      take(answer);
      Object.assign(this, { next: answer.next ?? null, state: "ready", error: null });
    } catch (error) {
      if (error.name === "AbortError") return;
      Object.assign(this, { state: "failed", error });
    }
    this.onChange();
  }

  // A summary doesn't say whether it matches a filter: the server does.
  receive(traces) {
    if (!this.query || this.state === "loading") return;
    for (const trace of traces) this.held.set(trace.traceID, trace);
    if (this.query.paused) {
      this.waiting = this.held.size;
      return this.onChange();
    }
    if (isFiltered(this.query)) this.refetchSoon();
    else this.applyHeld();
  }

  /// Shows what came while the list was paused.
  catchUp() {
    if (isFiltered(this.query)) this.refetchSoon(0);
    else this.applyHeld();
  }

  applyHeld() {
    for (const [id, trace] of this.held) this.traces.set(id, { ...trace, isNew: !this.traces.has(id) });
    this.held.clear();
    this.waiting = 0;
    if (this.traces.size > KEPT) this.traces = byID(this.sorted("").slice(0, KEPT));
    this.state = "ready";
    this.onChange();
  }

  refetchSoon(delay = 700) {
    this.timer ??= setTimeout(async () => {
      this.timer = null;
      this.held.clear();
      this.waiting = 0;
      const known = this.traces;
      await this.fetchPage(this.abort.signal, null, (answer) => {
        this.traces = byID(answer.traces.map((trace) => ({ ...trace, isNew: !known.has(trace.traceID) })));
      });
    }, delay);
  }

  /// The loaded traces, the newest first, or by what `sort` names.
  sorted(sort) {
    const traces = [...this.traces.values()].sort(newestFirst);
    const value = { duration: (trace) => trace.durationNano, spans: (trace) => trace.spanCount, errors: (trace) => trace.errorCount }[sort];
    return value ? traces.sort((a, b) => value(b) - value(a)) : traces;
  }

  close() {
    this.abort?.abort();
    clearTimeout(this.timer);
    this.stopListening();
  }
}

function byID(traces) {
  return new Map(traces.map((trace) => [trace.traceID, trace]));
}

function newestFirst(a, b) {
  const difference = BigInt(b.startUnixNano) - BigInt(a.startUnixNano);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
