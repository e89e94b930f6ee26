import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';

type Format = 'json' | 'urlencoded' | 'xml';
type Fields = Readonly<Record<string, string>>;

/** Sends an OAuth answer in the form the client asked for by `format` or `Accept`; JSON when it did not. */
export function inAskedFormat(request: WireRequest, reply: Reply): Reply {
  const format = askedFormat(request);
  if (format === 'json' || reply.body === undefined) return reply;
  const fields = reply.body as Fields;
  const [type, body] =
    format === 'xml'
      ? ['application/xml;charset=UTF-8', xml(fields)]
      : ['application/x-www-form-urlencoded;charset=UTF-8', new URLSearchParams(fields).toString()];
  return { ...reply, body, headers: { ...reply.headers, 'Content-Type': type } };
}

function askedFormat({ text, query, headers }: WireRequest): Format {
  const named = new URLSearchParams(text).get('format') ?? query.get('format');
  if (named === 'urlencoded' || named === 'xml') return named;
  const accept = headers['accept'] ?? '';
  if (named === 'json' || accept.includes('application/json')) return 'json';
  if (accept.includes('application/x-www-form-urlencoded')) return 'urlencoded';
  return accept.startsWith('application/xml') ? 'xml' : 'json';
}

function xml(fields: Fields): string {
  const elements = Object.entries(fields).map(
    ([name, value]) => `<${name}>${escape(value)}</${name}>`
  );
  return `<?xml version="1.0" encoding="UTF-8"?><OAuth>${elements.join('')}</OAuth>`;
}

function escape(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
