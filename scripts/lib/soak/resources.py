"""Whether memory stays flat, and descriptors and threads do not become more."""

MEGABYTE = 1 << 20


def _halves(samples):
    middle = (samples[0][0] + samples[-1][0]) / 2
    return [s for s in samples if s[0] < middle], [s for s in samples if s[0] >= middle]


def slope(samples, column):
    """By how much a column rises in a second, by least squares."""
    count = len(samples)
    mean_time = sum(s[0] for s in samples) / count
    mean = sum(s[column] for s in samples) / count
    spread = sum((s[0] - mean_time) ** 2 for s in samples)
    return sum((s[0] - mean_time) * (s[column] - mean) for s in samples) / spread if spread else 0


class Watch:
    """What the samples of one process say about the time in which nothing was restarted."""

    def __init__(self, process, start, end):
        # After the first fifth: pools are filled and connections opened by then.
        begin = start + (end - start) / 5
        self.name = process.name
        self.samples = [s for s in process.samples if begin <= s[0] <= end]
        self.is_long_enough = len(self.samples) >= 10
        if not self.is_long_enough:
            return
        self.first, self.second = _halves(self.samples)
        self.seconds = self.samples[-1][0] - self.samples[0][0]
        self.growth = slope(self.samples, 1) * self.seconds

    def _most(self, samples, column):
        return max(s[column] for s in samples)

    def _least(self, samples, column):
        return min(s[column] for s in samples)

    def problems(self):
        if not self.is_long_enough:
            return [f"{self.name}: there are {len(self.samples)} samples, too few to say anything about memory"]
        problems = []
        mean = sum(s[1] for s in self.samples) / len(self.samples)
        # Bursts come and go; in a short run one of them is a large part of it.
        slack = 8 * MEGABYTE + mean * (0.1 if self.seconds > 300 else 0.3)
        rise = self._most(self.second, 1) - self._most(self.first, 1)
        if rise > slack:
            problems.append(f"{self.name}: the highest resident memory rose by {rise / MEGABYTE:.1f} MB in the second half")
        if self.growth > slack:
            problems.append(
                f"{self.name}: resident memory rises, by {self.growth / MEGABYTE:.1f} MB in {self.seconds:.0f} seconds")
        for column, what, allowed in ((2, "descriptors", 1), (3, "threads", 1)):
            before, after = self._least(self.first, column), self._least(self.second, column)
            if after > before + allowed:
                problems.append(f"{self.name}: it never had fewer than {after} {what} in the second half, and {before} before")
        return problems

    def row(self):
        def range_of(samples, column, unit=1):
            return f"{self._least(samples, column) / unit:.0f}-{self._most(samples, column) / unit:.0f}"

        return (
            self.name, range_of(self.first, 1, MEGABYTE), range_of(self.second, 1, MEGABYTE),
            f"{self.growth / MEGABYTE:+.1f}", range_of(self.samples, 2), range_of(self.samples, 3))
