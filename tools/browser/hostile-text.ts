import type { Page } from 'playwright-core';

/** Found in every hostile text, and as an attribute on what one would become as an element. */
export const HOSTILE = 'hostile-word';

const RUN = 'globalThis.hostileRan=1';

/** What strangers may write to have a page run a script, ask another host, or say what it does not. */
export const HOSTILE_TEXTS: readonly string[] = [
  `<script>${RUN}</script> ${HOSTILE}`,
  `<img ${HOSTILE} src="https://hostile.example/pixel.png" onerror="${RUN}">`,
  `"><svg ${HOSTILE} onload=${RUN}>`,
  `' autofocus onfocus='${RUN}' ${HOSTILE}`,
  `</td></template><iframe ${HOSTILE} src="javascript:${RUN}">`,
  `[${HOSTILE}](javascript:${RUN}) ![x](https://hostile.example/x.png)`,
  `{{constructor.constructor('${RUN}')()}} {${HOSTILE}} \${${RUN}}`,
  `\u202egnp.${HOSTILE}\u202c <a href="javascript:${RUN}">here</a>`
];

/** Where an address is expected. */
export const HOSTILE_ADDRESS = `javascript:${RUN}//${HOSTILE}`;

/** One after the other, so that each of them comes up. */
export function hostileTexts(): () => string {
  let index = 0;
  return () => HOSTILE_TEXTS[index++ % HOSTILE_TEXTS.length] as string;
}

/**
 * Notes what hostile texts have done on a page; before its first address.
 * @param own the only host the page may ask
 */
export function watchHostility(page: Page, own: string): readonly string[] {
  const done: string[] = [];
  page.on('dialog', (dialog) => {
    done.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    // Tried, and stopped only by the last line of defence.
    if (message.text().includes('Content Security Policy')) done.push(message.text());
  });
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (host !== own && protocol.startsWith('http')) done.push(`request: ${request.url()}`);
  });
  return done;
}

/** What of hostile texts has become more than text on the page as it stands. */
export async function hostileElements(page: Page): Promise<readonly string[]> {
  const ran = (await page.evaluate('globalThis.hostileRan')) === undefined ? [] : ['a script ran'];
  const elements = page.locator(
    `[${HOSTILE}], [onerror], [onload], [onfocus], iframe, script:not([src])`
  );
  // Base components have javascript:void(0) of their own.
  const links = page.locator('[href^="javascript:" i][href*="hostileRan"]');
  const html = await elements.or(links).evaluateAll((found) => found.map((one) => String(one)));
  return [...ran, ...html];
}
