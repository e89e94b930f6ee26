import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { settled } from '../../tools/browser/settled.ts';
import { root } from '../setup/node-24.js';

const images = join(root, 'docs', 'images');

export const SIZE = { width: 960, height: 720 };

/** A picture of the whole page in `docs/images`, as soon as everything has loaded. */
export async function takePicture(page, name) {
  await settled(page);
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: join(images, `${name}.png`), fullPage: true });
  console.log(`docs/images/${name}.png`);
}
