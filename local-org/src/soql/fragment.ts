/** A piece of SQL with the values of its `?` in order. Values never stand in the text. */
export interface Fragment {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export type SqlValue = string | number | null;

export function fragment(text: string, ...values: readonly SqlValue[]): Fragment {
  return { text, values };
}

export function bound(value: SqlValue): Fragment {
  return fragment('?', value);
}

/** Puts pieces into a text: each `$` of the template is the next piece. */
export function compose(template: string, ...parts: readonly Fragment[]): Fragment {
  let next = 0;
  const text = template.replaceAll('$', () => parts[next++]?.text ?? '');
  return { text, values: parts.flatMap((part) => part.values) };
}

export function join(parts: readonly Fragment[], separator: string): Fragment {
  return {
    text: parts.map((part) => part.text).join(separator),
    values: parts.flatMap((part) => part.values)
  };
}
