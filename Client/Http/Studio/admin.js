// The operator's page: is it well, who is on it, what have they loaded. It reads only.
import { by, h, number } from "/studio/dom.js";
import { call, key } from "/studio/service.js";
import { table } from "/studio/turns.js";

const REFRESH_MS = 10_000;
let timer = null;

async function connect() {
  const me = await call("GET", "/v1/me");
  if (me.role !== "platform-admin") throw new Error("This page is for the platform administrator.");
  by("who").textContent = me.role;
  show(true);
  await Promise.all([health(), tenants()]);
  timer ??= setInterval(health, REFRESH_MS);
}

function show(connected) {
  by("connect").hidden = connected;
  by("admin").hidden = !connected;
  by("leave").hidden = !connected;
  if (!connected) by("key").focus();
}

async function health() {
  const began = performance.now();
  try {
    const { status } = await call("GET", "/health/ready");
    by("health").textContent = `${status}, answered in ${Math.round(performance.now() - began)} ms`;
    by("health").className = "";
  } catch (problem) {
    by("health").textContent = `not ready: ${problem.message}`;
    by("health").className = "error";
  }
}

async function tenants() {
  const found = (await call("GET", "/v1/tenants")).tenants;
  const rows = await Promise.all(found.map(tenantSection));
  by("tenants").replaceChildren(...(rows.length ? rows : [h("p", { class: "empty" }, "None yet. The studio creates one.")]));
}

async function tenantSection({ tenantId, name, createdAt }) {
  const path = `/v1/tenants/${encodeURIComponent(tenantId)}`;
  const [catalog, users, segments] = await Promise.all([
    call("GET", `${path}/catalog`),
    call("GET", `${path}/users`),
    call("GET", `${path}/segments`),
  ]);
  return h(
    "details",
    {},
    h(
      "summary",
      {},
      h("strong", {}, name),
      ` ${tenantId} · ${number(catalog.population)} members · ${number(catalog.tables.length)} tables · ${number(segments.segments.length)} segments · ${number(users.users.length)} users · since ${createdAt.slice(0, 10)}`,
    ),
    table(
      ["table", "role", "rows", "key", "time", "member"],
      catalog.tables.map((each) => [each.name, each.role, each.rows, each.key ?? null, each.timestamp ?? null, each.entityKey ?? null]),
    ),
    users.users.length
      ? table(
          ["user", "role"],
          users.users.map((user) => [user.userId, user.role]),
        )
      : null,
  );
}

by("connect-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  key.set(by("key").value.trim());
  by("connect-error").textContent = "";
  try {
    await connect();
  } catch (problem) {
    key.clear();
    by("connect-error").textContent = problem.message;
  }
});

by("leave").addEventListener("click", () => {
  key.clear();
  clearInterval(timer);
  timer = null;
  show(false);
});

if (key.get()) connect().catch(() => show(false));
else show(false);
