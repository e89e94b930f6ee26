/** The element with this `data-id`. */
export function part(element: HTMLElement, id: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(`[data-id="${id}"]`);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

export function hasPart(element: HTMLElement, id: string): boolean {
  return element.shadowRoot?.querySelector(`[data-id="${id}"]`) !== null;
}

/** What an element shows, in one line. */
export function textOf(element: Element): string {
  return (element.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** What the failure in an element says; empty without one. */
export function failureOf(element: HTMLElement): string {
  const failure = element.shadowRoot?.querySelector('studio-failure');
  return failure ? textOf(failure) : '';
}

/** Messages that an element tells the people who use it. */
export function toldBy(element: HTMLElement): string[] {
  const told: string[] = [];
  element.addEventListener('tell', (event) =>
    told.push((event as CustomEvent<{ message: string }>).detail.message)
  );
  return told;
}
