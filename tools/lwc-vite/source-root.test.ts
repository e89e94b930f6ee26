import { expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceRoots } from './source-root.ts';

function folderWith(...files: readonly string[]): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'roots-')));
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

it('knows the component a file belongs to', () => {
  const flat = folderWith('card/card.js');
  const nested = folderWith('shell/app/app.js');
  const roots = new SourceRoots([{ dir: flat, namespace: 'c' }, { dir: nested }]);
  expect(roots.nameOf(join(flat, 'card/card.html'))).toEqual({ namespace: 'c', name: 'card' });
  expect(roots.nameOf(join(nested, 'shell/app/views.js'))).toEqual({
    namespace: 'shell',
    name: 'app'
  });
  expect(roots.nameOf('/elsewhere/card/card.js')).toBeUndefined();
});

it('takes the component of the later folder, and TypeScript before JavaScript', () => {
  const first = folderWith('card/card.js', 'chart/chart.js');
  const second = folderWith('card/card.js', 'card/card.ts');
  const roots = new SourceRoots([
    { dir: first, namespace: 'c' },
    { dir: second, namespace: 'c' }
  ]);
  expect(roots.findScript({ namespace: 'c', name: 'card' })).toBe(join(second, 'card/card.ts'));
  expect(roots.findScript({ namespace: 'c', name: 'chart' })).toBe(join(first, 'chart/chart.js'));
  expect(roots.findScript({ namespace: 'x', name: 'card' })).toBeUndefined();
});
