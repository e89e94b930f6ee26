interface Field extends HTMLElement {
  value?: string | null;
  name?: string;
  reportValidity(): boolean;
}

/** The values of a form's fields by name; undefined when one is not valid, which it then shows. */
export function readForm(fields: Iterable<Element>): Record<string, string> | undefined {
  const all = [...fields] as Field[];
  const valid = all.map((field) => field.reportValidity());
  if (valid.includes(false)) return undefined;
  return Object.fromEntries(all.map(({ name = '', value }) => [name, value ?? '']));
}
