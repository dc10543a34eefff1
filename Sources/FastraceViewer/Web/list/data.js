import { api } from "../core/api.js";
import { onMissed, onTraces } from "../core/live.js";
import { isFiltered, serverQuery } from "./query.js";

const PAGE = 100;
const KEPT = 1000;

/// The traces that match a query: loaded by the page, renewed while the server tells of new ones.
export class TraceData {
  constructor(onChange) {
    Object.assign(this, {
      onChange, query: null, traces: new Map(), next: null, state: "loading", error: null, waiting: 0,
      hasOlder: false, answers: false,
    });
    this.held = new Map();
    this.endings = [
      onTraces((traces) => this.receive(traces)), onMissed(() => this.query?.paused || this.refetchSoon(0)),
    ];
  }

  /// Loads the first page of a query.
  async load(query) {
    this.abort?.abort();
    this.abort = new AbortController();
    Object.assign(this, { query, state: "loading", error: null, waiting: 0, hasOlder: false, answers: false });
    this.held.clear();
    this.onChange();
    await this.fetchPage(this.abort.signal, null, (answer) => (this.traces = byID(answer.traces)));
  }

  /// Loads the next page.
  async loadMore() {
    if (!this.next) return;
    await this.fetchPage(this.abort.signal, this.next, (answer) => {
      this.hasOlder = true;
      for (const trace of answer.traces) this.traces.set(trace.traceID, trace);
    });
  }

  async fetchPage(signal, before, take) {
    try {
      const answer = await api.traces({ ...serverQuery(this.query), limit: PAGE, before }, signal);
      take(answer);
      Object.assign(this, { next: answer.next ?? null, state: "ready", error: null, answers: true });
    } catch (error) {
      if (error.name === "AbortError") return;
      Object.assign(this, { state: "failed", error });
      // What is still there answers the question before.
      if (!this.answers) Object.assign(this, { traces: new Map(), next: null });
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
    if (this.mustAsk()) this.refetchSoon();
    else this.applyHeld();
  }

  mustAsk() {
    return isFiltered(this.query) || this.state === "failed";
  }

  /// Shows what came while the list was paused.
  catchUp() {
    if (this.mustAsk()) this.refetchSoon(0);
    else this.applyHeld();
  }

  applyHeld() {
    for (const [id, trace] of this.held) this.traces.set(id, { ...trace, isNew: !this.traces.has(id) });
    this.held.clear();
    this.waiting = 0;
    this.onChange();
    // Begins anew, because nothing says where to go on behind what would be cut off.
    if (this.traces.size > KEPT && !this.hasOlder) this.refetchSoon(0);
  }

  refetchSoon(delay = 700) {
    this.timer ??= setTimeout(async () => {
      this.timer = null;
      this.held.clear();
      this.waiting = 0;
      await this.fetchPage(this.abort.signal, null, (answer) => this.renew(answer));
    }, delay);
  }

  // Older pages that were asked for stay if nothing is missing before them; without them the list is what the server says.
  renew(answer) {
    const known = this.traces;
    const traces = answer.traces.map((trace) => ({ ...trace, isNew: !known.has(trace.traceID) }));
    this.hasOlder &&= !answer.next || known.has(traces.at(-1)?.traceID);
    this.traces = byID(this.hasOlder ? [...known.values(), ...traces] : traces);
    if (this.hasOlder) answer.next = this.next;
  }

  /// The loaded traces, the newest first, or by what `sort` names.
  sorted(sort) {
    const traces = [...this.traces.values()].sort(newestFirst);
    const value = {
      duration: (trace) => trace.durationNano,
      spans: (trace) => trace.spanCount,
      errors: (trace) => trace.errorCount,
    }[sort];
    return value ? traces.sort((a, b) => value(b) - value(a)) : traces;
  }

  close() {
    this.abort?.abort();
    clearTimeout(this.timer);
    for (const end of this.endings) end();
  }
}

function byID(traces) {
  return new Map(traces.map((trace) => [trace.traceID, trace]));
}

function newestFirst(a, b) {
  const difference = BigInt(b.startUnixNano) - BigInt(a.startUnixNano);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
