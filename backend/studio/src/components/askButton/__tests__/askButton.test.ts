import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import AskButton from 'studio/askButton';
import { shown } from '../../../../test/answering-backend.ts';

afterEach(() => document.body.replaceChildren());

function show(): { button: HTMLElement & { label: string }; told: () => number } {
  const element = createElement('studio-ask-button', { is: AskButton });
  Object.assign(element, { label: 'Remove', subject: 'Vera' });
  let count = 0;
  element.addEventListener('confirm', () => (count += 1));
  document.body.append(element);
  const button = element.shadowRoot?.querySelector('lightning-button');
  return { button: button as HTMLElement & { label: string }, told: () => count };
}

it('asks at the first click and tells at the second', async () => {
  const { button, told } = show();
  button.click();
  await shown();
  expect([button.label, told()]).toEqual(['Really remove?', 0]);
  button.click();
  await shown();
  expect([button.label, told()]).toEqual(['Remove', 1]);
});

it('asks anew when something else had the focus in between', async () => {
  const { button, told } = show();
  button.click();
  button.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  button.click();
  await shown();
  expect([button.label, told()]).toEqual(['Really remove?', 0]);
});
