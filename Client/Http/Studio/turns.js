// What came of one sentence, as elements.
import { figure, h, number, short } from "/studio/dom.js";

const ROLES = {
  condition: "condition",
  value: "value",
  window: "time",
  connector: "connector",
  filler: "no meaning of its own",
  unresolved: "not understood",
};

/** The sentence with every word in the colour of its part. */
export function sentence(message, coverage = []) {
  const parts = [];
  let at = 0;
  for (const span of [...coverage].sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end > message.length) continue;
    parts.push(message.slice(at, span.start));
    const about = span.facetId ? `${ROLES[span.role]}: ${span.facetId}` : ROLES[span.role];
    parts.push(h("span", { class: `word ${span.role}`, title: about }, message.slice(span.start, span.end)));
    at = span.end;
  }
  parts.push(message.slice(at));
  const shown = Object.keys(ROLES).filter((role) => coverage.some((span) => span.role === role));
  return [
    h("p", { class: "sentence" }, parts),
    shown.length ? h("p", { class: "legend" }, shown.map((role) => h("span", { class: `word ${role}` }, ROLES[role]))) : null,
  ];
}

/** Size, conditions in words with how many each lets through, and warnings. */
export function segment(definition, explanation, actions) {
  const size = definition.estimatedSize;
  return h(
    "div",
    { class: "segment" },
    size
      ? h(
          "p",
          { class: "size" },
          `${size.exact ? "" : "about "}${number(size.count)} `,
          h("small", {}, `of ${number(size.population)} members · confidence ${short(definition.confidence)} · version ${definition.version}`),
        )
      : null,
    size ? h("meter", { min: 0, max: Math.max(1, size.population), value: size.count, "aria-label": "Share of the population" }) : null,
    explanation
      ? h("ul", { class: "tree", "aria-label": "Conditions" }, conditions(explanation.steps))
      : h("p", {}, h("code", {}, definition.logicExpression || "everyone")),
    (definition.warnings ?? []).map((warning) => h("p", { class: "warning" }, `! ${warning}`)),
    actions,
  );
}

function conditions(steps) {
  if (!steps.length) return h("li", {}, "everyone");
  return steps.length === 1 ? step(steps[0]) : h("li", {}, h("span", { class: "op" }, "ALL OF"), h("ul", {}, steps.map(step)));
}

function step(part) {
  const origin = { inferred: "assumed", preference: "your definition", memory: "remembered" }[part.provenance];
  return h(
    "li",
    {},
    part.op ? h("span", { class: "op" }, { and: "ALL OF", or: "ANY OF", not: "NOT", atLeast: "AT LEAST" }[part.op] ?? part.op) : part.text,
    " ",
    h("span", { class: "count", title: "members who satisfy this part alone" }, number(part.count)),
    part.source ? h("span", { class: "quote" }, ` “${part.source.text}”`) : null,
    origin ? h("span", { class: "tag" }, origin) : null,
    part.children?.length ? h("ul", {}, part.children.map(step)) : null,
  );
}

/** The open question with its options as buttons. */
export function question(asked, answer) {
  return h(
    "div",
    { class: "question" },
    h("p", {}, asked.text),
    h(
      "div",
      { class: "options" },
      (asked.options ?? []).map((option) =>
        h(
          "button",
          { type: "button", onclick: () => answer(option.text) },
          option.text,
          option.estimatedSize === undefined ? null : h("span", { class: "count" }, ` ${number(option.estimatedSize)}`),
          option.proposedBy === undefined ? null : h("span", { class: "count" }, " proposed by a model"),
        ),
      ),
    ),
  );
}

/** Two readings to choose from. */
export function readings(offered, answer) {
  return h(
    "div",
    { class: "question" },
    h("p", {}, "Which do you mean?"),
    h(
      "div",
      { class: "options" },
      offered.map((reading) =>
        h(
          "button",
          { type: "button", onclick: () => answer(reading.text) },
          reading.text,
          reading.segment.estimatedSize ? h("span", { class: "count" }, ` ${number(reading.segment.estimatedSize.count)}`) : null,
        ),
      ),
    ),
  );
}

/** A small table. */
export function table(columns, rows) {
  return h(
    "div",
    { class: "scroll", tabindex: 0 },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
      h(
        "tbody",
        {},
        rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell === null ? "" : typeof cell === "number" ? figure(cell) : String(cell))))),
      ),
    ),
  );
}

/** A tested claim. */
export function hypothesis(tested) {
  const verdict = { supported: "supported", notSupported: "not supported", cannotTell: "cannot tell" }[tested.verdict];
  return [
    h("p", {}, `${tested.claim}: `, h("strong", {}, verdict)),
    table(["group", "members", tested.measure], tested.groups.map((group) => [group.label, group.size, group.value ?? null])),
    h(
      "p",
      { class: "quiet" },
      `difference ${short(tested.difference)} (95 % interval ${short(tested.low)} to ${short(tested.high)}), p = ${short(tested.pValue)}`,
    ),
  ];
}
