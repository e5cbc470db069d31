// The calls of the contract, as the pages use them.

const KEY = "smartseg.key";

/** A problem document as an error: `code` is stable, `message` is for people. */
export class Problem extends Error {
  constructor(document, status) {
    super(document?.detail ?? `The service answered ${status}.`);
    this.code = document?.code ?? "answer-unexpected";
    this.status = status;
  }
}

/** The key, for as long as the tab lives. */
export const key = {
  get: () => sessionStorage.getItem(KEY),
  set: (value) => sessionStorage.setItem(KEY, value),
  clear: () => sessionStorage.removeItem(KEY),
};

export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: {
      Authorization: `Bearer ${key.get()}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return read(response);
}

async function read(response) {
  const text = await response.text();
  let document = null;
  try {
    document = text ? JSON.parse(text) : null;
  } catch {
    // Not of this service: told by its status.
  }
  if (!response.ok) throw new Problem(document, response.status);
  return document;
}

/** One turn, with its steps told as they end. */
export async function turn(path, body, onStep) {
  const response = await fetch(path, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${key.get()}`,
      "Content-Type": "application/json",
      Accept: "text/event-stream",
    },
    body: JSON.stringify(body),
  });
  if (!response.ok || !response.headers.get("Content-Type")?.startsWith("text/event-stream")) return read(response);
  let result = null;
  for await (const { event, data } of events(response.body)) {
    if (event === "step") onStep(data);
    if (event === "problem") throw new Problem(data, data.status);
    if (event === "result") result = data;
  }
  if (!result) throw new Problem({ detail: "The answer ended before its result.", code: "answer-cut-off" });
  return result;
}

async function* events(stream) {
  let rest = "";
  for await (const text of chunks(stream.pipeThrough(new TextDecoderStream()))) {
    const blocks = (rest + text).replaceAll("\r\n", "\n").split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n");
      const of = (name) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
      yield { event: of("event").at(-1) ?? "message", data: JSON.parse(of("data").join("\n")) };
    }
  }
}

async function* chunks(stream) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Loads one table; `onProgress` is told a share of 0 to 1, and what it is the share of. */
export async function load(tenant, name, files, onProgress) {
  const form = new FormData();
  form.append("name", name);
  for (const file of files) form.append("file", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", `${tenant}/tables`);
  request.setRequestHeader("Authorization", `Bearer ${key.get()}`);
  request.upload.onprogress = (told) => told.lengthComputable && onProgress(told.loaded / told.total, "sending");
  request.upload.onload = () => onProgress(null, "reading");
  await new Promise((done, failed) => {
    request.onload = done;
    request.onerror = () => failed(new Problem({ detail: "The service does not answer.", code: "unreachable" }));
    request.send(form);
  });
  const document = request.responseText ? JSON.parse(request.responseText) : null;
  if (request.status >= 400) throw new Problem(document, request.status);
  return request.status === 202 ? follow(request.getResponseHeader("Location"), onProgress) : document;
}

async function follow(address, onProgress) {
  for (;;) {
    const job = await call("GET", address);
    if (job.status === "done") return job.report;
    if (job.status === "failed") throw new Problem(job.refusal);
    onProgress(job.progress, "reading");
    await new Promise((later) => setTimeout(later, 500));
  }
}
