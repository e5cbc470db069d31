#!/usr/bin/env python3
"""What a turn takes over the bare engine: loop, ledger, memory, trail, persistence, and HTTP.

The engine is the steps that read the words and count the members (plan and act), by the times that the turn tells itself; the rest of the
turn as its client sees it is overhead; a request that does nothing is timed beside each turn, and the overhead is told without it too. Says one turn after another in one session and prints medians as JSON.

    python3 Tests/Load/overhead.py --key KEY
"""
import argparse, json, statistics, time, uuid
from sessions import Service

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--url", default="http://127.0.0.1:5080")
parser.add_argument("--key", required=True, help="the platform administrator's")
parser.add_argument("--turns", type=int, default=300)
options = parser.parse_args()


def covered(steps):
    """Milliseconds in which at least one of the steps ran."""
    total = until = 0
    for begun, took in sorted((step["startedMs"], step["durationMs"]) for step in steps):
        total += max(0, begun + took - max(begun, until))
        until = max(until, begun + took)
    return total


def empty():
    """Milliseconds of a request that does nothing: HTTP and the client."""
    start = time.perf_counter()
    service.own.connection.request("GET", "/health/live")
    service.own.connection.getresponse().read()
    return (time.perf_counter() - start) * 1000


service, tenant = Service(options), "overhead-" + uuid.uuid4().hex[:6]
service.make_tenant(tenant)
session, rows = service.open(tenant), []
for number in range(options.turns + 50):
    message = f"create a segment of customers from Germany older than {18 + number % 60}"
    start = time.perf_counter()
    turn = service.send(f"/v1/tenants/{tenant}/sessions/{session}/turns", json.dumps({"message": message}))
    whole = (time.perf_counter() - start) * 1000
    engine = covered([step for step in turn["steps"] if step.get("phase") in ("plan", "act")])
    floor = empty()
    rows.append((whole, engine, whole - engine, covered(turn["steps"]) - engine, floor, whole - engine - floor))
rows = rows[50:]
names = ["wholeMs", "engineMs", "overheadMs", "ofItVerifyAndImproveMs", "emptyRequestMs", "withoutEmptyRequestMs"]
print(json.dumps({name: {"p50": round(statistics.median(of), 2), "leastTenth": round(sorted(of)[len(of) // 10], 2)}
                  for name, of in zip(names, zip(*rows))}, indent=2))
