import { createHash } from 'node:crypto';
import type { Reply } from '../call.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 34rem; padding: 2rem 1rem; }
h1 { font-size: 1.4rem; }
code { overflow-wrap: anywhere; }
fieldset { border: 1px solid GrayText; border-radius: 0.5rem; margin: 1rem 0; min-width: 0; }
fieldset div { display: grid; grid-template-columns: 1.6rem 1fr; align-items: start; }
input[type='radio'] { margin-block: 0.7rem; }
label { overflow-wrap: anywhere; padding: 0.25rem 0; }
small { grid-column: 2; }
button { font: inherit; margin-inline-end: 0.5rem; min-height: 2.75rem; min-width: 6rem; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.error { border-inline-start: 0.3rem solid; padding-inline-start: 0.8rem; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
/** Whole, because the policy's hash is of every character between the tags. */
const STYLE_ELEMENT: Html = { html: `<style>${STYLE}</style>` };

/** A piece of HTML in which everything that came from outside is escaped. */
export interface Html {
  readonly html: string;
}

/** Escapes what is filled in, unless it is HTML made here; lists are joined. */
export function html(texts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const parts = values.map((value, index) => `${filled(value)}${texts[index + 1] ?? ''}`);
  return { html: [texts[0] ?? '', ...parts].join('') };
}

/**
 * A whole page without scripts, which nobody may frame. Its forms go to this org, and from there on to
 * `formTarget`, a CSP source: browsers hold redirects of a form to the policy, too.
 */
export function page(status: number, title: string, body: Html, formTarget = ''): Reply {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  return {
    status,
    body: document.html,
    headers: {
      'Content-Type': 'text/html;charset=UTF-8',
      'Content-Security-Policy': [
        "default-src 'none'",
        `style-src 'sha256-${STYLE_HASH}'`,
        `form-action 'self' ${formTarget}`.trim(),
        "frame-ancestors 'none'",
        "base-uri 'none'"
      ].join('; '),
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store'
    }
  };
}

function filled(value: string | Html | Html[]): string {
  if (Array.isArray(value)) return value.map((part) => part.html).join('\n');
  if (typeof value !== 'string') return value.html;
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
