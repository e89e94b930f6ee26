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

/**
 * Takes back a complaint as soon as it is met. Base components wait until the field is left: the
 * complaint would vanish, and the page move, under a click on the button below.
 */
export function recheck({ target }: Event): void {
  const field = target as Field;
  if (field.classList.contains('slds-has-error')) field.reportValidity();
}
