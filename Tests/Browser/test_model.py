"""What the page computes, tested where it runs: the modules themselves, in the browser."""

import json
import random

import pytest


@pytest.fixture
def run(page):
    page.goto("/")

    def run(module, body, *values):
        return page.evaluate(
            f"async (values) => {{ const m = await import('/assets/{module}'); return ({body})(m, ...values); }}",
            list(values),
        )

    return run


ORDERED = """async (m, spans) => {
  const { order } = await import('/assets/trace/model/tree.js');
  const { selfTimes } = await import('/assets/trace/model/self-time.js');
  const made = order(spans.map(([id, parentID, start, end]) => ({ id, parentID, start, end, duration: end - start })));
  selfTimes(made);
  %s
}"""


def path(run, *spans):
    body = ORDERED % """
      const found = [...m.criticalPath(made, 0)];
      return found.map(([index, pieces]) => [made[index].id, pieces]).sort();"""
    return {name: pieces for name, pieces in run("trace/model/critical-path.js", body, spans)}


def test_the_critical_path_of_a_chain(run):
    assert path(run, ("a", None, 0, 100), ("b", "a", 10, 60), ("c", "b", 20, 50), ("d", "a", 70, 90)) == {
        "a": [[0, 10], [60, 70], [90, 100]],
        "b": [[10, 20], [50, 60]],
        "c": [[20, 50]],
        "d": [[70, 90]],
    }


def test_what_nobody_waited_for_is_not_on_the_critical_path(run):
    # b and c run together and c ends last; b had ended long before.
    assert path(run, ("a", None, 0, 100), ("b", "a", 10, 40), ("c", "a", 10, 90)) == {
        "a": [[0, 10], [90, 100]],
        "c": [[10, 90]],
    }


def test_a_child_that_outlives_its_parent_counts_up_to_its_end(run):
    assert path(run, ("a", None, 0, 100), ("b", "a", 50, 300)) == {"a": [[0, 50]], "b": [[50, 100]]}


def test_a_child_that_still_ran_when_the_next_began_was_not_waited_for(run):
    assert path(run, ("a", None, 0, 100), ("b", "a", 0, 60), ("c", "a", 50, 100)) == {"a": [[0, 50]], "c": [[50, 100]]}


def test_the_critical_path_covers_the_root_exactly_once(run):
    body = ORDERED % """
      const covered = [...m.criticalPath(made, 0).values()].flat().sort((a, b) => a[0] - b[0]);
      const hasNoGap = covered.every(([from], at) => from === (at === 0 ? made[0].start : covered[at - 1][1]));
      return hasNoGap && covered.at(-1)[1] === made[0].end;"""
    source = random.Random(5)
    for _ in range(60):
        spans = [("s0", None, 0, 1000)]
        for number in range(1, 40):
            begin = source.randint(-50, 1000)
            spans.append((f"s{number}", f"s{source.randrange(number)}", begin, begin + source.randint(0, 400)))
        assert run("trace/model/critical-path.js", body, spans), json.dumps(spans)


def test_self_time_counts_children_that_overlap_once(run):
    body = ORDERED % "return Object.fromEntries(made.map(({ id, self }) => [id, self]));"
    spans = [("a", None, 0, 100), ("b", "a", 10, 40), ("c", "a", 30, 50), ("d", "a", 90, 150), ("e", "a", 60, 60)]
    assert run("trace/model/tree.js", body, spans) == {"a": 50, "b": 30, "c": 20, "d": 60, "e": 0}


def test_every_span_is_in_the_tree_whatever_its_parents(run):
    body = ORDERED % """
      const isNested = (span) => span.parent < 0 || (span.parent < span.index && made[span.parent].last >= span.last);
      const isInPlace = made.every((span, at) => span.index === at && span.last > at && isNested(span));
      return [made.length, new Set(made.map(({ id }) => id)).size, isInPlace];"""
    source = random.Random(9)
    for _ in range(60):
        spans = [
            (f"s{number}", f"s{source.randint(0, 45)}" if source.random() < 0.9 else None, number, number + 5)
            for number in range(40)
        ]
        assert run("trace/model/tree.js", body, spans) == [40, 40, True], json.dumps(spans)


def test_a_chain_of_forty_thousand_does_not_overflow_the_stack(run):
    body = """async (m) => {
      const { order } = await import('/assets/trace/model/tree.js');
      const span = (at) => ({
        id: String(at), parentID: at ? String(at - 1) : null, start: at, end: 80000 - at, duration: 80000 - 2 * at,
      });
      const made = order(Array.from({ length: 40000 }, (unused, at) => span(at)));
      return [made.at(-1).depth, m.criticalPath(made, 0).size];
    }"""
    assert run("trace/model/critical-path.js", body) == [39999, 40000]


@pytest.mark.parametrize(
    "nanoseconds, text",
    [
        (0, "0 ns"),
        (1, "1 ns"),
        (999, "999 ns"),
        (999.7, "1.00 µs"),
        (1000, "1 µs"),
        (12_345, "12.3 µs"),
        (999_600, "1.00 ms"),
        (3_210_000, "3.21 ms"),
        (999_499_999, "999 ms"),
        (1_050_000_000, "1.05 s"),
        (59_990_000_000, "60.0 s"),
        (123_000_000_000, "2 min 03 s"),
        (7_320_000_000_000, "2 h 02 min"),
        (-5000, "−5 µs"),
    ],
)
def test_durations_as_people_read_them(run, nanoseconds, text):
    assert run("core/format.js", "(m, value) => m.duration(value)", nanoseconds) == text


@pytest.mark.parametrize(
    "written, read",
    [("100", "100ms"), ("1min", "60s"), ("2 s", "2s"), ("100MS", "100ms"), ("1.5h", "5400s"), ("1234567us", "1.234567s"),
     ("0", "0ns"), ("20 µs", "20us"), ("1d", "86400s"), ("soon", "soon")],
)
def test_durations_as_the_server_reads_them(run, written, read):
    assert run("core/format.js", "(m, text) => m.plainDuration(text)", written) == read


@pytest.mark.parametrize(
    "begin, end, count",
    [(0, 100, 11), (1e17, 1e17 + 16, 2), (5, 5, 0), (0.5, 0.5000001, 11), (-1e300, 1e300, 11)],
)
def test_an_axis_has_as_many_moments_as_there_is_room_for(run, begin, end, count):
    ticks = run("trace/window.js", "(m, from, to) => m.ticks({ from, to }, 1100)", begin, end)
    assert len(ticks) <= count
    assert ticks == sorted(set(ticks)) and all(begin <= tick < end for tick in ticks)


def test_labels_of_a_map_lie_where_no_other_line_runs(run):
    body = """(m) => {
      const lines = [50, 110, 170].map((y) => [[[0, 110], [100, 110], [100, y], [200, y]]]);
      return m.placeLabels(lines, new Map(), { width: 60, height: 20 }).map((label) => label.crossed);
    }"""
    assert run("map/labels.js", body) == [0, 0, 0]


def test_the_layers_of_a_map(run):
    body = """(m, names, pairs) => {
      const { layers, routes } = m.layered(names, pairs.map(([from, to]) => ({ from, to })));
      const services = layers.map((layer) => layer.filter((name) => !m.isBend(name)));
      return [services, [...routes.values()].map((bends) => bends.length)];
    }"""
    assert run("map/layers.js", body, ["a", "b", "c"], [["a", "b"], ["b", "c"], ["a", "c"]]) == [
        [["a"], ["b"], ["c"]],
        [0, 0, 1],
    ]
    assert run("map/layers.js", body, ["a", "b"], [["a", "b"], ["b", "a"]]) == [[["a"], ["b"]], [0]]
    assert run("map/layers.js", body, ["a"], [["a", "a"]]) == [[["a"]], []]
