import { types } from '../../types/type.ts';
import { ApexMap, concatenatedText, putInto, type Value } from '../../values/index.ts';
import { method, procedure } from '../call.ts';
import { bagOf, bagType, newBag } from '../property-bag.ts';
import type { LibraryType } from '../registry.ts';

const NAME = 'PageReference';

/** Documented: PageReference Class. Content of pages is not rendered here. */
export const pageReferenceType: LibraryType = bagType(
  NAME,
  { anchor: 'String', redirect: 'Boolean', redirectCode: 'Integer' },
  {
    constructors: [
      { parameters: ['String'], invoke: (_context, _type, [url = null]) => page(url) }
    ],
    methods: {
      getUrl: [method('String', [], (_call, self) => urlOf(self))],
      getParameters: [method('Map<String, String>', [], (_call, self) => part(self, 'parameters'))],
      getHeaders: [method('Map<String, String>', [], (_call, self) => part(self, 'headers'))],
      getRedirect: [method('Boolean', [], (_call, self) => bagOf(self).get('redirect') ?? null)],
      setRedirect: [
        procedure(['Boolean'], (call, self) => void bagOf(self).set('redirect', call.value(0)))
      ]
    }
  }
);

/** A reference to an address; its query becomes the parameters. */
export function page(url: Value): Value {
  const [path = '', query = ''] = concatenatedText(url ?? '').split('?', 2);
  const parameters = new ApexMap(types.string, types.string);
  for (const [name, value] of new URLSearchParams(query)) putInto(parameters, name, value);
  const headers = new ApexMap(types.string, types.string);
  return newBag(NAME, { path, parameters, headers, redirect: false });
}

function urlOf(self: Value): string {
  const { entries } = part(self, 'parameters');
  const query = new URLSearchParams();
  for (const { key, value } of entries.values()) {
    if (value !== null) query.set(concatenatedText(key), concatenatedText(value));
  }
  const anchor = bagOf(self).get('anchor') ?? null;
  const path = concatenatedText(bagOf(self).get('path') ?? '');
  const behind = query.size > 0 ? `?${query.toString()}` : '';
  return `${path}${behind}${anchor === null ? '' : `#${concatenatedText(anchor)}`}`;
}

function part(self: Value, name: 'parameters' | 'headers'): ApexMap {
  return bagOf(self).get(name) as ApexMap;
}
