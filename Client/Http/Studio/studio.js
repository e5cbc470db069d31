// The studio: connect, load tables, say whom you want, see how it was read.
import { by, h, number } from "/studio/dom.js";
import { call, key, load, turn } from "/studio/service.js";
import { hypothesis, question, readings, segment, sentence, table } from "/studio/turns.js";

const MEMBERS_SHOWN = 200;
let me = null;
let session = null;

const tenant = () => `/v1/tenants/${encodeURIComponent(by("tenant").value)}`;
const segmentPath = (id) => `${tenant()}/segments/${encodeURIComponent(id)}`;

// ---- Connecting

async function connect() {
  me = await call("GET", "/v1/me");
  const tenants = me.tenantId ? [{ tenantId: me.tenantId, name: me.tenantId }] : (await call("GET", "/v1/tenants")).tenants;
  by("tenant").replaceChildren(...tenants.map((each) => h("option", { value: each.tenantId }, each.name)));
  by("tenant-new").hidden = Boolean(me.tenantId);
  by("tenant-new").open = tenants.length === 0;
  by("who").textContent = me.userId === me.role ? me.role : `${me.userId} · ${me.role}`;
  show(true);
  if (tenants.length) await enter();
}

function show(connected) {
  by("connect").hidden = connected;
  by("studio").hidden = !connected;
  by("leave").hidden = !connected;
  if (!connected) by("who").textContent = "";
  (connected ? by("message") : by("key")).focus();
}

async function enter() {
  session = null;
  by("turns").replaceChildren();
  await Promise.all([showCatalog(), showSegments()]);
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
  by("key").value = "";
  show(false);
});

by("tenant").addEventListener("change", enter);

by("tenant-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const id = by("tenant-id").value;
  try {
    await call("POST", "/v1/tenants", { tenantId: id, name: id });
    await connect();
    by("tenant").value = id;
    await enter();
  } catch (problem) {
    alertAt(by("tenant-form"), problem);
  }
});

// ---- Data

async function showCatalog() {
  const catalog = await call("GET", `${tenant()}/catalog`);
  by("population").textContent = catalog.tables.length
    ? `${number(catalog.population)} members`
    : "Nothing is loaded yet. Choose a file with one row per customer, and files of what they did.";
  by("tables").replaceChildren(...catalog.tables.map((each) => tableDetails(each, catalog.facets.filter((facet) => facet.table === each.name))));
}

function tableDetails(each, facets) {
  return h(
    "details",
    {},
    h("summary", {}, h("strong", {}, each.name), ` ${each.role}, ${number(each.rows)} rows`),
    h("ul", { class: "facets" }, facets.map(facetItem)),
  );
}

function facetItem(facet) {
  const values = (facet.values ?? []).slice(0, 4).map((value) => value.value);
  const about =
    ["category", "flag"].includes(facet.role) && values.length
      ? `${values.join(", ")}${facet.distinctCount > 4 ? " …" : ""}`
      : facet.min !== undefined && ["measure", "date"].includes(facet.role)
        ? `${facet.min} … ${facet.max}`
        : facet.role;
  return h(
    "li",
    {},
    facet.label,
    " ",
    h("span", { class: "quiet" }, about),
    facet.pii ? h("span", { class: "tag" }, "personal") : null,
    facet.sensitive ? h("span", { class: "tag" }, "sensitive") : null,
  );
}

by("load-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const files = [...by("files").files];
  if (!files.length) return;
  const loads = by("one-table").checked ? [[tableName(files[0].name), files]] : files.map((file) => [tableName(file.name), [file]]);
  const bar = by("load-progress");
  const report = by("load-report");
  report.replaceChildren();
  bar.hidden = false;
  try {
    for (const [name, its] of loads) {
      const loaded = await load(tenant(), name, its, (share, what) => {
        if (share === null) bar.removeAttribute("value");
        else bar.value = share;
        bar.title = `${name}: ${what}`;
      });
      report.append(loadReport(loaded));
    }
  } catch (problem) {
    report.append(h("p", { class: "error" }, `${problem.message} (${problem.code})`));
  } finally {
    bar.hidden = true;
    by("load-form").reset();
  }
  await showCatalog();
});

function loadReport(loaded) {
  return h(
    "details",
    {},
    h("summary", {}, `${loaded.table.name}: ${loaded.table.role}, ${number(loaded.table.rows)} rows, ${number(loaded.problemCount)} problems`),
    h("ul", { class: "facets" }, [
      ...(loaded.recognised ?? []).map((text) => h("li", {}, text)),
      ...(loaded.problems ?? []).map((one) =>
        h("li", { class: "warning" }, `${one.file} line ${one.line}${one.column ? `, ${one.column}` : ""}: ${one.message}`),
      ),
    ]),
  );
}

const tableName = (file) => {
  const name = file.replace(/\.[^.]*$/, "").replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  return /^[A-Za-z]/.test(name) ? name : `table_${name}`;
};

// ---- Segments

async function showSegments() {
  const { segments } = await call("GET", `${tenant()}/segments`);
  by("segments").replaceChildren(
    ...(segments.length
      ? segments
          .toReversed()
          .map((each) =>
            h(
              "li",
              {},
              h(
                "button",
                { type: "button", onclick: () => openSegment(each.segmentId) },
                each.name || each.segmentId,
                " ",
                each.size === undefined ? null : h("span", { class: "count" }, number(each.size)),
              ),
            ),
          )
      : [h("li", { class: "empty" }, "None yet.")]),
  );
}

async function openSegment(id) {
  const item = addTurn();
  try {
    const definition = await call("GET", segmentPath(id));
    item.append(...sentence(definition.query), await segmentView(definition));
    item.scrollIntoView({ block: "nearest" });
  } catch (problem) {
    alertAt(item, problem);
  }
}

async function segmentView(definition) {
  let explanation = null;
  try {
    explanation = await call("GET", `${segmentPath(definition.segmentId)}/explain`);
  } catch {
    // The one-line form stands in for it.
  }
  const below = h("div", {});
  const open = (label, make) =>
    h("button", { type: "button", onclick: () => make().then((made) => below.replaceChildren(made), (problem) => alertAt(below, problem)) }, label);
  const actions = h(
    "div",
    { class: "row", "data-segment": definition.segmentId },
    open("Members", () => membersView(definition.segmentId)),
    open("SQL", () => sqlView(definition.segmentId)),
    h("span", { class: "quiet" }, definition.name),
  );
  return h("div", {}, segment(definition, explanation, null), actions, below);
}

async function membersView(id) {
  const page = await call("GET", `${segmentPath(id)}/members?limit=${MEMBERS_SHOWN}`);
  const more = page.next ? `The first ${MEMBERS_SHOWN}, in key order; smartseg export writes all.` : `All ${number(page.members.length)}, in key order.`;
  return h("div", {}, h("p", { class: "quiet" }, more), h("pre", { tabindex: 0 }, page.members.join("  ")));
}

async function sqlView(id) {
  const { sql } = await call("GET", `${segmentPath(id)}/sql?dialect=duckdb`);
  return h("pre", { tabindex: 0 }, sql);
}

// ---- Talking

by("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const message = by("message").value.trim();
  if (!message) return;
  by("message").value = "";
  say(message);
});

by("message").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    by("ask").requestSubmit();
  }
});

by("anew").addEventListener("click", () => {
  session = null;
  by("turns").replaceChildren();
  by("message").focus();
});

async function say(message) {
  const item = addTurn();
  item.append(h("p", { class: "sentence" }, message));
  const ask = by("ask").querySelector("button");
  ask.disabled = true;
  for (const old of document.querySelectorAll(".options button")) old.disabled = true;
  try {
    session ??= (await call("POST", `${tenant()}/sessions`, {})).sessionId;
    const today = by("today").value;
    const result = await turn(
      `${tenant()}/sessions/${session}/turns`,
      { message, referenceTime: today ? `${today}T12:00:00Z` : undefined },
      (step) => (by("step").textContent = `${step.name} ${step.durationMs.toFixed(1)} ms`),
    );
    if (result.segment) retire(result.segment.segmentId);
    item.replaceChildren(...sentence(message, result.coverage).filter(Boolean), ...(await outcome(result)));
    if (result.segment) await showSegments();
  } catch (problem) {
    alertAt(item, problem);
  } finally {
    ask.disabled = false;
    by("step").textContent = "";
    item.scrollIntoView({ block: "nearest" });
    by("message").focus();
  }
}

async function outcome(result) {
  const parts = [];
  if (result.rejection) parts.push(h("p", { class: "error" }, result.rejection.message));
  if (result.segment) parts.push(await segmentView(result.segment));
  const rows = result.result?.rows ?? [];
  // A table says the same as the sentence, and better.
  if (result.answer && rows.length < 2) parts.push(h("p", {}, result.answer));
  if (rows.length > 1) parts.push(table(result.result.columns, result.result.rows));
  if (result.hypothesis) parts.push(...hypothesis(result.hypothesis));
  if (result.interpretations?.length) parts.push(readings(result.interpretations, say));
  if (result.question) parts.push(question(result.question, say));
  return parts;
}

/** Members and SQL are those of the current version, so earlier cards of the segment no longer offer them. */
function retire(segmentId) {
  for (const actions of document.querySelectorAll(`[data-segment="${CSS.escape(segmentId)}"]`)) {
    actions.nextElementSibling?.replaceChildren();
    actions.replaceWith(h("p", { class: "quiet" }, "Changed since: see below."));
  }
}

function addTurn() {
  const item = h("li", { class: "turn" });
  by("turns").append(item);
  return item;
}

function alertAt(element, problem) {
  element.append(h("p", { class: "error", role: "alert" }, `${problem.message} (${problem.code ?? "page"})`));
}

// ---- Start

if (key.get()) connect().catch(() => show(false));
else show(false);
