#!/usr/bin/env python3
"""Many open sessions of many tenants against a running service, over HTTP.

Each tenant has tables of its own; all sessions are opened first, then every one of them says its turns, as many at a time as there are
workers (one for each core of the service is "equal load per core"). One session of a tenant that nobody else uses says the same turns
in between, by one of the workers: what a turn takes alone. Prints figures as JSON; exit code 1 where a limit is missed.

    python3 Tests/Load/sessions.py --key KEY --pid PID
"""
import argparse, http.client, json, os, queue, random, statistics, threading, time, urllib.parse, uuid

TURNS = ["customers from Germany who spent more than 500 in total", "only those older than 40",
         "how many customers are there per country?"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:5080")
    parser.add_argument("--key", required=True, help="the platform administrator's")
    parser.add_argument("--pid", type=int, help="process whose memory is read (Linux)")
    parser.add_argument("--tenants", type=int, default=50)
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--ratio", type=float, default=4, help="limit of a session's median over the median alone")
    parser.add_argument("--memory", type=float, default=1500, help="limit in MB")
    return parser.parse_args()


class Service:
    def __init__(self, options):
        self.host, self.key = urllib.parse.urlparse(options.url).netloc, options.key
        self.own = threading.local()

    def send(self, path, body, kind="application/json"):
        if not hasattr(self.own, "connection"):
            self.own.connection = http.client.HTTPConnection(self.host, timeout=300)
        self.own.connection.request("POST", path, body, {"Authorization": "Bearer " + self.key, "Content-Type": kind})
        answer = self.own.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{path}: {answer.status} {text[:300]}")
        return json.loads(text)

    def say(self, tenant, session, message):
        start = time.perf_counter()
        turn = self.send(f"/v1/tenants/{tenant}/sessions/{session}/turns", json.dumps({"message": message}))
        return (time.perf_counter() - start) * 1000, turn["action"]

    def load(self, tenant, name, text):
        mark = uuid.uuid4().hex
        part = f'--{mark}\r\nContent-Disposition: form-data; name="'
        body = f'{part}name"\r\n\r\n{name}\r\n{part}file"; filename="{name}.csv"\r\n\r\n{text}\r\n--{mark}--\r\n'
        self.send(f"/v1/tenants/{tenant}/tables", body.encode(), f"multipart/form-data; boundary={mark}")

    def make_tenant(self, tenant):
        self.send("/v1/tenants", json.dumps({"tenantId": tenant, "name": tenant}))
        chance = random.Random(tenant)
        countries = ["Germany", "Norway", "Spain", "Italy", "Japan"]
        self.load(tenant, "customers", "customer_id,country,age\n" + "".join(
            f"c{i},{chance.choice(countries)},{chance.randint(18, 80)}\n" for i in range(2000)))
        self.load(tenant, "orders", "order_id,customer_id,order_date,amount\n" + "".join(
            f"o{i},c{chance.randrange(2000)},2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02},{chance.randint(5, 400)}\n"
            for i in range(8000)))

    def open(self, tenant):
        return self.send(f"/v1/tenants/{tenant}/sessions", "{}")["sessionId"]


def megabytes(pid, name):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(name))


def side_by_side(count, work):
    threads = [threading.Thread(target=work, daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    options = arguments()
    service, run = Service(options), uuid.uuid4().hex[:6]
    tenants = [f"load-{run}-{number}" for number in range(options.tenants)]
    alone = f"load-{run}-alone"
    for tenant in [*tenants, alone]:
        service.make_tenant(tenant)
        session = service.open(tenant)
        for message in TURNS:
            service.say(tenant, session, message)

    waiting, times, single, actions = queue.SimpleQueue(), {}, [], {}
    sessions = [(tenant, service.open(tenant)) for _ in range(options.sessions // options.tenants) for tenant in tenants]
    for message in TURNS:
        random.Random(message).shuffle(sessions)
        for number, (tenant, session) in enumerate(sessions):
            waiting.put((tenant, session, message))
            if number % 10 == 0:
                waiting.put((alone, None, message))

    def talk():
        mine = service.open(alone)
        while True:
            try:
                tenant, session, message = waiting.get_nowait()
            except queue.Empty:
                return
            took, action = service.say(tenant, session or mine, message)
            (times.setdefault(session, []) if session else single).append(took)
            actions[action] = actions.get(action, 0) + 1

    start = time.perf_counter()
    side_by_side(options.workers, talk)
    seconds = time.perf_counter() - start
    base, each = statistics.median(single), sorted(statistics.median(of) for of in times.values())
    every = sorted(took for of in times.values() for took in of)
    figures = {
        "sessions": len(times), "tenants": options.tenants, "workers": options.workers,
        "turns": len(every), "turnsASecond": round(len(every) / seconds, 1), "actions": actions,
        "aloneMs": round(base, 1), "turnP50Ms": round(statistics.median(every), 1),
        "turnP95Ms": round(every[len(every) * 95 // 100], 1),
        "sessionP50Ratio": round(statistics.median(each) / base, 2), "slowestSessionRatio": round(each[-1] / base, 2),
    }
    missed = each[-1] > options.ratio * base
    if options.pid:
        figures["rssMb"], figures["peakMb"] = round(megabytes(options.pid, "VmRSS")), round(megabytes(options.pid, "VmHWM"))
        missed = missed or figures["peakMb"] > options.memory
    print(json.dumps(figures, indent=2))
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
