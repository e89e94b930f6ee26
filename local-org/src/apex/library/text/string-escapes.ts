import { method } from '../call.ts';
import type { LibraryMethod } from '../registry.ts';

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;'
};

const CONTROLS: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
};

/** Escaped and unescaped forms of a String (documented: String Class). */
export const stringEscapes: Readonly<Record<string, readonly LibraryMethod[]>> = {
  escapeCsv: changes((self) => (/[",\r\n]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self)),
  unescapeCsv: changes((self) =>
    /^".*[",\r\n].*"$/s.test(self) ? self.slice(1, -1).replaceAll('""', '"') : self
  ),
  escapeXml: changes((self) => escapeMarkup(self).replaceAll("'", '&apos;')),
  unescapeXml: changes(unescapeMarkup),
  escapeHtml4: changes(escapeMarkup),
  escapeHtml3: changes(escapeMarkup),
  unescapeHtml4: changes(unescapeMarkup),
  unescapeHtml3: changes(unescapeMarkup),
  escapeJava: changes((self) => escapeUnicode(escapeControls(self, /["\\\b\f\n\r\t]/g))),
  escapeEcmaScript: changes((self) => escapeUnicode(escapeControls(self, /["'\\/\b\f\n\r\t]/g))),
  unescapeJava: changes(unescapeJava),
  unescapeEcmaScript: changes(unescapeJava),
  escapeUnicode: changes(escapeUnicode),
  unescapeUnicode: changes((self) =>
    self.replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => fromHex(digits))
  )
};

function changes(change: (self: string) => string): LibraryMethod[] {
  return [method('String', [], (_call, self: string) => change(self))];
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (char) => MARKUP[char] ?? char);
}

function unescapeMarkup(text: string): string {
  const names: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'"
  };
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-f]+));/gi,
    (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return names[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(
        decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
      );
    }
  );
}

function escapeControls(text: string, chars: RegExp): string {
  return text.replace(chars, (char) => CONTROLS[char] ?? `\\${char}`);
}

function escapeUnicode(text: string): string {
  return text.replace(
    /[^\x20-\x7f]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  );
}

function unescapeJava(text: string): string {
  const plain = new Map(Object.entries(CONTROLS).map(([char, escape]) => [escape, char]));
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|[\s\S])/g, (whole, digits?: string) => {
    if (digits !== undefined) return fromHex(digits);
    return plain.get(whole) ?? whole.slice(1);
  });
}

function fromHex(digits: string): string {
  return String.fromCharCode(parseInt(digits, 16));
}
