"""How the driver talks to a runner: a line of JSON in, a line of JSON out, in a process of its own.

["setup"], ["one", from, to], ["meeting", rounds], ["import", from, to], ["read", name, times] — the answer is
{"seconds": s, "count": n} or {"ms": [..]} or {"none": true} where a runner has no such thing.
"""

import json
import sys
import time
import traceback
from typing import Any

from benchmarks.workload import Transaction, transactions


class Runner:
    """Subclass it with setup, one, meeting, bulk and read_<name>."""

    def __init__(self, count: int) -> None:
        self.all: list[Transaction] = list(transactions(count))

    def answer(self, verb: str, *args: Any) -> dict[str, Any]:
        if verb == "read":
            return self._read(*args)
        method = getattr(self, {"import": "bulk"}.get(verb, verb), None)
        if method is None:
            return {"none": True}
        what = (self.all[args[0] : args[1]],) if verb in {"one", "import"} else args
        begun = time.perf_counter()
        count = method(*what)
        return {"seconds": time.perf_counter() - begun, "count": count}

    def _read(self, name: str, times: int) -> dict[str, Any]:
        method = getattr(self, f"read_{name}", None)
        if method is None:
            return {"none": True}
        rows, taken = method(), []
        for _ in range(times):
            begun = time.perf_counter()
            method()
            taken.append((time.perf_counter() - begun) * 1e3)
        return {"ms": taken, "rows": rows}

    def serve(self) -> None:
        """Answer until the driver closes the pipe."""
        for line in sys.stdin:
            try:
                answer = self.answer(*json.loads(line))
            except Exception as error:
                traceback.print_exc()
                answer = {"error": f"{type(error).__name__}: {error}"[:500]}
            sys.stdout.write(f"@{json.dumps(answer)}\n")
            sys.stdout.flush()
