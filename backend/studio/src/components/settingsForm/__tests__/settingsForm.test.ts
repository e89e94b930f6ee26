import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import SettingsForm from 'studio/settingsForm';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { failureOf, toldBy } from '../../../../test/in-page.ts';

const PATH = '/v1/connections/c1/settings';
const SETTINGS = [
  setting('intervalMinutes', 10, { kind: 'choice', options: [5, 10, 15] }),
  setting('createContacts', false, { kind: 'switch' }),
  setting('teammateDomains', ['porch.example'], { kind: 'texts', optional: false }),
  setting('retentionDays', null, { kind: 'number', min: 30, max: 3650, optional: true })
];

function setting(name: string, value: unknown, input: object) {
  return { name, label: name, meaning: `What ${name} does.`, value, input };
}

afterEach(() => document.body.replaceChildren());

async function show(answers = {}, mayChange = true) {
  const asked = answerWith({ [`GET ${PATH}`]: { settings: SETTINGS }, ...answers });
  const element = createElement('studio-settings-form', { is: SettingsForm });
  Object.assign(element, { connectionId: 'c1', mayChange });
  document.body.append(element);
  await shown();
  return { element, asked };
}

interface Field extends HTMLElement {
  value: unknown;
  checked: boolean;
  disabled: boolean;
  reportValidity: () => boolean;
}

function fields(element: HTMLElement): Field[] {
  return [...(element.shadowRoot?.querySelectorAll<Field>('[data-name]') ?? [])];
}

async function save(element: HTMLElement, change: (field: Field) => void): Promise<void> {
  for (const field of fields(element)) {
    Object.assign(field, { reportValidity: () => true });
    change(field);
  }
  element.shadowRoot?.querySelector('form')?.dispatchEvent(new Event('submit'));
  await shown();
}

it('makes a field of each setting that the backend tells', async () => {
  const { element } = await show();
  expect(fields(element).map(({ dataset }) => dataset['name'])).toEqual(
    SETTINGS.map(({ name }) => name)
  );
  await expect(element).toBeAccessible();
});

it('saves each in the type that the backend wants', async () => {
  const { element, asked } = await show({ [`PATCH ${PATH}`]: { settings: SETTINGS } });
  const told = toldBy(element);
  await save(element, (field) => {
    const texts: Record<string, unknown> = {
      ...{ intervalMinutes: '15', teammateDomains: 'a.example,  b.example', retentionDays: '90' }
    };
    if (field.dataset['name'] === 'createContacts') field.checked = true;
    else field.value = texts[field.dataset['name'] ?? ''];
  });
  expect(asked.at(-1)?.body).toEqual({
    ...{ intervalMinutes: 15, createContacts: true, retentionDays: 90 },
    teammateDomains: ['a.example', 'b.example']
  });
  expect(told).toEqual(['The settings are saved; the next run goes by them.']);
});

it('shows which setting was refused, and keeps the form', async () => {
  const error = { code: 'invalid', message: 'Nothing was changed: no domain is “x y”.' };
  const { element } = await show({ [`PATCH ${PATH}`]: { error, status: 422 } });
  await save(element, () => undefined);
  expect(failureOf(element)).toContain('Nothing was changed');
  expect(fields(element)).toHaveLength(SETTINGS.length);
});

it('lets a viewer read and change nothing', async () => {
  const { element } = await show({}, false);
  expect(fields(element).map(({ disabled }) => disabled)).toEqual(SETTINGS.map(() => true));
  expect(element.shadowRoot?.querySelector('button')).toBeNull();
});
