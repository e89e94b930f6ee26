import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CALLBACK_PATH } from '../../src/entrypoints/http/routes/connecting-routes.ts';

const wizard = fileURLToPath(
  new URL('../../../force-app/main/default/lwc/setupConnection/setupConnection.js', import.meta.url)
);

it('takes the browser back at the address that the setup in Salesforce shows to be copied', () => {
  const shown = /CALLBACK_PATH = '([^']+)'/.exec(readFileSync(wizard, 'utf8'))?.[1];
  expect(shown).toBe(CALLBACK_PATH);
});
