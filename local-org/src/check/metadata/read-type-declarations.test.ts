import { expect, it } from '@jest/globals';
import { readTypeDeclarations } from './read-type-declarations.ts';

const types = readTypeDeclarations(`
  export type Metadata = { fullName?: string; };
  export type Colour = 'Red' | 'Blue';
  export type Only = 'This';
  export type Free = string;
  export type Shelf = Metadata & {
    colour: Colour; only?: Only; free?: Free; width?: number; open: boolean;
    built?: Date; parts: Shelf[]; words: string[]; anything?: any; odd?: string | number;
  };
  export type Alias = Shelf;
`);

function element(name: string) {
  return types.get('Shelf')?.get(name);
}

it('reads types that are objects, with the elements of what they extend', () => {
  expect([...types.keys()]).toEqual(['Metadata', 'Shelf', 'Alias']);
  expect(types.get('Alias')).toEqual(types.get('Shelf'));
  expect(element('fullName')).toEqual({ value: { kind: 'text' }, required: false, many: false });
});

it.each([
  ['colour', { kind: 'one-of', values: ['Red', 'Blue'] }],
  ['only', { kind: 'one-of', values: ['This'] }],
  ['free', { kind: 'text' }],
  ['width', { kind: 'number' }],
  ['open', { kind: 'boolean' }],
  ['built', { kind: 'date' }],
  ['parts', { kind: 'type', name: 'Shelf' }],
  ['words', { kind: 'text' }],
  ['anything', { kind: 'anything' }],
  ['odd', { kind: 'anything' }]
])('reads the value of <%s>', (name, value) => {
  expect(element(name)?.value).toEqual(value);
});

it('demands what is not optional, but never an array', () => {
  const rules = [...(types.get('Shelf') ?? [])];

  expect(rules.filter(([, { required }]) => required).map(([name]) => name)).toEqual([
    'colour',
    'open'
  ]);
  expect(rules.filter(([, { many }]) => many).map(([name]) => name)).toEqual(['parts', 'words']);
});
