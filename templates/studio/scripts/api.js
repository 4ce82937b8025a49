/** The server is asked here, and nowhere else. All addresses are relative: the secret is in the path. */

const root = document.body?.dataset.root ?? "";

/** The address of the API. */
export const API = `${root}api/`;

/** The server is not reached: nothing was done, and it may be tried again. */
export class Lost extends Error {}

/** The server was started anew and has another address: this page can reach it no more. */
export class Restarted extends Error {}

/** The server said no; `status`, `code`, `hint`, `said` and `body` say why. */
export class Refused extends Error {
  constructor(status, body) {
    super(body.message ?? String(status));
    Object.assign(this, { status, body, code: body.code ?? "", hint: body.hint ?? "", said: body.said });
  }
}

/**
 * Ask the server, and return its answer.
 *
 * @param {string} method
 * @param {string} path below the API
 * @param {{json?: unknown, bytes?: Blob, signal?: AbortSignal}} [sent]
 */
export async function ask(method, path, { json, bytes, signal } = {}) {
  let answer;
  try {
    answer = await fetch(API + path, {
      method,
      signal,
      headers: json === undefined ? {} : { "Content-Type": "application/json" },
      body: json === undefined ? bytes : JSON.stringify(json),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Lost(error.message);
  }
  const typed = answer.headers.get("Content-Type") ?? "";
  if (!typed.includes("json")) {
    if (answer.ok) return answer.status === 204 ? {} : answer;
    throw answer.status === 404 ? new Restarted() : new Refused(answer.status, {});
  }
  const body = await answer.json().catch(() => {
    throw new Lost();
  });
  if (!answer.ok) throw new Refused(answer.status, body);
  return body;
}
