import { expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usedIcons } from './used-icons.ts';

it('finds the icons that source names, and not those of tests', () => {
  const folder = mkdtempSync(join(tmpdir(), 'icons-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('card/card.html', '<lightning-icon icon-name="standard:contact"></lightning-icon>');
  write('card/card.js', "const icons = { reply: 'utility:reply', x: 'other:thing' };");
  write('card/__tests__/card.test.js', "'utility:bug'");
  expect([...usedIcons([folder])].sort()).toEqual(['standard:contact', 'utility:reply']);
});
