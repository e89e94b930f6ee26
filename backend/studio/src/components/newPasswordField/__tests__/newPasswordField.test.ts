import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import NewPasswordField from 'studio/newPasswordField';

afterEach(() => document.body.replaceChildren());

interface Field extends HTMLElement {
  name: string;
  label: string;
  value: string;
  reportValidity(): boolean;
}

function show(given: Partial<Field> = {}): { field: Field; input: Field } {
  const field = createElement('studio-new-password-field', { is: NewPasswordField });
  Object.assign(field, given);
  document.body.append(field);
  const input = field.shadowRoot?.querySelector('lightning-input');
  return { field: field as unknown as Field, input: input as unknown as Field };
}

it('tells browsers and people what is wanted', async () => {
  const { field, input } = show();
  expect(input).toMatchObject({
    ...{ type: 'password', name: 'password', label: 'New password', required: true },
    ...{ autocomplete: 'new-password', minLength: '12' },
    fieldLevelHelp: 'At least 12 characters: a few words do well.'
  });
  await expect(field).toBeAccessible();
});

it('is a field of the form around it, which reads, empties and checks it', () => {
  const { field, input } = show({ name: 'next', label: 'Choose a password' });
  expect([input.name, input.label]).toEqual(['next', 'Choose a password']);
  input.value = 'a kettle below the stairs';
  expect(field.value).toBe('a kettle below the stairs');
  field.value = '';
  expect(input.value).toBe('');
  input.reportValidity = () => false;
  expect(field.reportValidity()).toBe(false);
});

it('takes back a complaint as soon as it is met', () => {
  const { input } = show();
  let checks = 0;
  input.reportValidity = () => (checks += 1) > 0;
  input.dispatchEvent(new CustomEvent('change'));
  expect(checks).toBe(0);
  input.classList.add('slds-has-error');
  input.dispatchEvent(new CustomEvent('change'));
  expect(checks).toBe(1);
});
