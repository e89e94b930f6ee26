import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser, pageAs } from '../../../tools/browser/browser.ts';

const command = fileURLToPath(new URL('../../../bin/local-org.js', import.meta.url));
const source = mkdtempSync(join(tmpdir(), 'hot-'));
const component = join(source, 'lwc', 'hello');

let child: ChildProcess;
let browser: Browser;
let url: string;

const write = (file: string, text: string) => writeFileSync(join(component, file), text);
const template = (text: string) => `<template><p>${text} {name}</p></template>`;
const script = (name: string) =>
  `import { LightningElement } from 'lwc';\nexport default class Hello extends LightningElement { name = '${name}'; }\n`;

beforeAll(async () => {
  mkdirSync(component, { recursive: true });
  write('hello.html', template('Hello'));
  write('hello.js', script('Mira'));
  write(
    'hello.js-meta.xml',
    '<LightningComponentBundle><isExposed>true</isExposed></LightningComponentBundle>'
  );
  const args = ['serve', '--dev', '--json', '--port', '0', '--source', source];
  child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  ({ url } = JSON.parse(line) as { url: string });
  while ((await fetch(`${url}/lightning/page/home`)).status === 503) await wait(200);
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  child.kill();
  await once(child, 'exit');
});

it('shows a changed template and a changed script without loading the page anew', async () => {
  const one = await pageAs(browser, url, { user: 'admin' });
  const { page, problems } = one;
  await one.open('/lightning/cmp/c__hello');
  await page.getByText('Hello Mira').waitFor();
  await page.evaluate('window.stillHere = true');
  write('hello.html', template('Good evening'));
  await page.getByText('Good evening Mira').waitFor();
  write('hello.js', script('Jonas'));
  await page.getByText('Good evening Jonas').waitFor();
  expect(await page.evaluate('window.stillHere')).toBe(true);
  expect(problems).toEqual([]);
}, 60_000);
