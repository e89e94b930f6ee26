interface Field extends HTMLElement {
  value?: string | null;
  name?: string;
  /** Of a part of the form that asks several things: their values by name. */
  values?: Record<string, string>;
  reportValidity(): boolean;
}

const INPUTS = 'lightning-input, studio-new-password-field';
const FIELDS = `${INPUTS}, lightning-combobox, lightning-radio-group, studio-purpose-fields`;

/** What a form was sent with; undefined while a field is not valid or something is under way. */
export function submitted(event: Event, isBusy = false): Record<string, string> | undefined {
  event.preventDefault();
  const fields = readForm((event.currentTarget as HTMLElement).querySelectorAll(FIELDS));
  return isBusy ? undefined : fields;
}

/** Forgets what was typed into a form; what was chosen from a list stays. */
export function emptyInputs(form: ParentNode | null | undefined): void {
  for (const input of form?.querySelectorAll<Field>(INPUTS) ?? []) input.value = '';
}

/**
 * Takes back a complaint as soon as it is met. Base components wait until the field is left: the
 * complaint would vanish, and the page move, under a click on the button below.
 */
export function recheck({ target }: Event): void {
  const field = target as Field;
  if (field.classList.contains('slds-has-error')) field.reportValidity();
}

/** The values of a form's fields by name; undefined when one is not valid, which it then shows. */
function readForm(fields: Iterable<Element>): Record<string, string> | undefined {
  const all = [...fields] as Field[];
  const valid = all.map((field) => field.reportValidity());
  if (valid.includes(false)) return undefined;
  return Object.fromEntries(all.flatMap(entriesOf));
}

function entriesOf({ name = '', value, values }: Field): [string, string][] {
  return Object.entries(values ?? { [name]: value ?? '' });
}
