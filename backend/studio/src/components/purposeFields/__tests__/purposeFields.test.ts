import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import PurposeFields from 'studio/purposeFields';
import { aCatalogue } from '../../../../test/a-catalogue.ts';
import { shown } from '../../../../test/answering-backend.ts';
import { part } from '../../../../test/in-page.ts';

afterEach(() => document.body.replaceChildren());

interface Fields extends HTMLElement {
  readonly values: Record<string, string>;
  reportValidity(): boolean;
}

interface Group extends HTMLElement {
  readonly options: readonly { readonly value: string }[];
  readonly value: string;
  reportValidity(): boolean;
}

function show(given: { capability?: string; direction?: string } = {}): Fields {
  const element = createElement('studio-purpose-fields', { is: PurposeFields });
  Object.assign(element, { catalogue: aCatalogue(), ...given });
  document.body.append(element);
  return element as unknown as Fields;
}

const group = (element: Fields, name: string) => part(element, name) as Group;
const offered = (element: Fields, name: string) =>
  group(element, name).options.map(({ value }) => value);

async function choose(element: Fields, name: string, value: string): Promise<void> {
  group(element, name).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await shown();
}

it('offers what exists, and of each kind of org the directions that make a difference', async () => {
  const element = show({ capability: 'helpdesk', direction: 'in' });
  expect(offered(element, 'capability')).toEqual(['crm', 'helpdesk']);
  expect(offered(element, 'direction')).toEqual(['both', 'in']);
  expect(element.values).toEqual({ capability: 'helpdesk', direction: 'in' });
  await choose(element, 'capability', 'crm');
  expect(offered(element, 'direction')).toEqual(['both', 'out', 'in']);
  expect(element.values).toEqual({ capability: 'crm', direction: 'in' });
  await expect(element).toBeAccessible();
});

it('shows the first that is offered where what was wanted is not', async () => {
  expect(show({ capability: 'content' }).values).toEqual({ capability: 'crm', direction: 'both' });
  const element = show({ capability: 'crm' });
  await choose(element, 'direction', 'out');
  await choose(element, 'capability', 'helpdesk');
  expect(element.values).toEqual({ capability: 'helpdesk', direction: 'both' });
  expect(group(element, 'direction').value).toBe('both');
});

it.each(['capability', 'direction'])('is valid only where its %s is', (name) => {
  const element = show();
  const asked: string[] = [];
  for (const one of ['capability', 'direction']) {
    group(element, one).reportValidity = () => asked.push(one) > 0 && one !== name;
  }
  expect(element.reportValidity()).toBe(false);
  // Both say what is wrong with them.
  expect(asked).toEqual(['capability', 'direction']);
  group(element, name).reportValidity = () => true;
  expect(element.reportValidity()).toBe(true);
});
