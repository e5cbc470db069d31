// Makes elements. Text is always set as text, never read as markup.

/** An element: `h("p", { class: "x", onclick: f }, "text", child)`; null children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const by = (id) => document.getElementById(id);

export const number = (value) => Number(value).toLocaleString("en-US");

export const short = (value) => (value === null || value === undefined ? "unknown" : Number(value).toLocaleString("en-US", { maximumFractionDigits: 4 }));

/** A figure of a table: two decimals, more below one. */
export const figure = (value) => value.toLocaleString("en-US", { maximumFractionDigits: Math.abs(value) < 1 ? 4 : 2 });
