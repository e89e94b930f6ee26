export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

type Answers = Readonly<Record<string, unknown>>;

/** A backend that answers `METHOD path` with what a test says; anything else is an error of the test. */
export function answerWith(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = async (input, { method = 'GET', body } = {}) => {
    // The Studio asks with texts only.
    const [path, sent] = [input as string, body as string | undefined];
    asked.push({ method, path, body: sent ? (JSON.parse(sent) as unknown) : undefined });
    const key = `${method} ${path}`;
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

/** Fills the fields of an element by name, all valid, and submits its form. */
export function submit(element: HTMLElement, values: Record<string, string>): Promise<void> {
  const fields = element.shadowRoot?.querySelectorAll<HTMLInputElement>(
    'lightning-input, studio-new-password-field'
  );
  for (const field of fields ?? []) {
    field.value = values[field.name] ?? '';
    field.reportValidity = () => true;
  }
  element.shadowRoot?.querySelector('form')?.dispatchEvent(new CustomEvent('submit'));
  return shown();
}
