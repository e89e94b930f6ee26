export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

type Answers = Readonly<Record<string, unknown>>;

/** A backend that answers `METHOD path` with what a test says; anything else is an error of the test. */
export function answerWith(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = async (path, { method = 'GET', body } = {}) => {
    asked.push({ method, path: String(path), body: body ? JSON.parse(String(body)) : undefined });
    const key = `${method} ${String(path)}`;
    if (!(key in answers)) throw new Error(`The test has no answer to ${key}.`);
    const answer = answers[key];
    const { error, status = 400 } = (answer ?? {}) as { error?: unknown; status?: number };
    const code = error ? status : answer === undefined ? 204 : 200;
    return { ok: code < 300, status: code, json: async () => answer } as Response;
  };
  return asked;
}

/** Until what a component asked for has come and is shown. */
export function shown(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
