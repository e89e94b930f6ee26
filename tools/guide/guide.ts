import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const INSTALL_GUIDE = fileURLToPath(new URL('../../docs/install.md', import.meta.url));

/** What a page of the documentation tells its reader to type and to look for. */
export interface Guide {
  /** Each line of a code block without a language, which would be output, and what a sentence names. */
  readonly commands: readonly string[];
  /** Bold: what the reader presses, opens or fills in. */
  readonly labels: readonly string[];
  /** Italic: what things are called. */
  readonly names: readonly string[];
  readonly images: readonly { readonly alt: string; readonly path: string }[];
  /** Addresses of links, as they stand there. */
  readonly links: readonly string[];
  readonly headings: readonly string[];
}

/** Reads a Markdown file of this repository, in the style it is written in. */
export function readGuide(path = INSTALL_GUIDE): Guide {
  const text = readFileSync(path, 'utf8');
  const blocks = [...text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms)];
  const prose = text.replaceAll(/^( *)```.*?^\1```$/gms, '').replaceAll(/`[^`\n]*`/g, '');
  return {
    commands: [
      ...blocks.flatMap(([, , language, code = '']) =>
        language === '' ? code.trim().split('\n').map(withoutRemark) : []
      ),
      ...found(text, /(?<!`)`((?:npm|npx|sf) [^`\n]+)`/g)
    ],
    labels: found(prose, /\*\*(.+?)\*\*/g),
    names: found(prose, /(?<![\w*])_([^_\n]+)_(?!\w)/g),
    images: [...prose.matchAll(/!\[(.*?)\]\((.*?)\)/g)].map(([, alt = '', image = '']) => ({
      ...{ alt, path: image }
    })),
    links: found(prose, /(?<!!)\[[^\]]+\]\((.*?)\)/g),
    headings: found(prose, /^#+ (.*)$/gm)
  };
}

/** `sf package install --wait 30` names `--wait`. */
export function optionsOf(command: string): readonly string[] {
  return command.match(/(?<=\s)--[\w-]+/g) ?? [];
}

function withoutRemark(line: string): string {
  return line.replace(/\s+#.*$/, '').trim();
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, one = '']) => one))];
}
