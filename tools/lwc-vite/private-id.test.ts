import { expect, it } from '@jest/globals';
import { privateFile, privateId } from './private-id.ts';

it.each([
  { file: '/source/lwc/card/card.html', scoped: false },
  { file: '/source/lwc/card/card.scoped.css', scoped: true }
])('finds the file behind the id of $file again', (owned) => {
  const id = privateId(owned);
  expect(privateFile(id)).toEqual(owned);
  // What makes a bundler treat it as a page or a style sheet.
  expect(id).not.toMatch(/\.(html|css)$/);
});

it('leaves other ids alone', () => {
  expect(privateFile('/source/lwc/card/card.html')).toBeUndefined();
});
