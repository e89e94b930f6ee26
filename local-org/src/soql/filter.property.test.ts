import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aQueryOrg, idOf, type FixtureRow } from '../../test/support/query-fixture.ts';

/** A condition both ways: as SOQL, and as what it means for one row, written without SQL. */
interface Criterion {
  readonly soql: string;
  matches(row: TestRow): boolean;
}

interface TestRow {
  readonly Name: string | null;
  readonly Code__c: string | null;
  readonly Industry: string | null;
  readonly NumberOfEmployees: number | null;
  readonly IsPartner__c: boolean;
  readonly Founded__c: string | null;
  readonly CreatedDate: string;
  readonly Tags__c: string | null;
  readonly Parent: TestRow | null;
}

const texts = ['a', 'A', 'b', 'ab', 'Émile', 'émile', 'a%b', 'a_b', "it's", 'back\\slash', 'z'];
const days = ['2024-05-13', '2024-05-14', '2024-05-15', '2024-05-16', '2024-04-30'];
const moments = days.flatMap((day) => [`${day}T02:00:00.000Z`, `${day}T22:00:00.000Z`]);
const tags = ['red', 'Green', 'blue'];
/** New York lies four hours behind UTC from March to November. */
const zone = 'America/New_York';
const zoneHours = -4;

const maybe = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const rowArbitrary = fc.record({
  Name: maybe(texts),
  Code__c: fc.constant<string | null>(null),
  Industry: maybe(['Retail', 'Banking']),
  NumberOfEmployees: maybe([-1, 0, 1, 2]),
  IsPartner__c: fc.boolean(),
  Founded__c: maybe(days),
  CreatedDate: fc.constantFrom(...moments),
  Tags__c: fc.subarray(tags).map((chosen) => chosen.join(';') || null),
  parent: fc.option(fc.nat(4), { nil: null })
});

const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;

/** What every operator means once two values are known to be there. */
function holds(order: number, operator: string): boolean {
  const meanings: Record<string, boolean> = {
    '=': order === 0,
    '!=': order !== 0,
    '<': order < 0,
    '<=': order <= 0,
    '>': order > 0,
    '>=': order >= 0
  };
  return meanings[operator] ?? false;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

type Field<T> = readonly [name: string, read: (row: TestRow) => T | null];

const textFields: Field<string>[] = [
  ['Name', (row) => row.Name],
  ['Industry', (row) => row.Industry],
  ['Parent.Name', (row) => row.Parent?.Name ?? null]
];
const numberFields: Field<number>[] = [
  ['NumberOfEmployees', (row) => row.NumberOfEmployees],
  ['Parent.NumberOfEmployees', (row) => row.Parent?.NumberOfEmployees ?? null]
];
const booleanFields: Field<boolean>[] = [
  ['IsPartner__c', (row) => row.IsPartner__c],
  ['Parent.IsPartner__c', (row) => row.Parent?.IsPartner__c ?? null]
];

const textEquality = fc
  .tuple(fc.constantFrom(...textFields), fc.constantFrom('=', '!='), fc.constantFrom('', ...texts))
  .map(([[name, read], operator, value]): Criterion => {
    const equal = (row: TestRow) => (read(row) ?? '').toLowerCase() === value.toLowerCase();
    return {
      soql: `${name} ${operator} ${quote(value)}`,
      matches: (row) => equal(row) === (operator === '=')
    };
  });

const caseSensitive = fc
  .tuple(fc.constantFrom('=', 'LIKE'), fc.constantFrom('r0', 'R0', 'r1', 'R3'))
  .map(([operator, value]): Criterion => ({
    soql: `Code__c ${operator} ${quote(value)}`,
    matches: (row) => row.Code__c === value
  }));

const textRange = fc
  .tuple(
    fc.constantFrom(...textFields),
    fc.constantFrom('<', '<=', '>', '>='),
    fc.constantFrom('A', 'b')
  )
  .map(([[name, read], operator, value]): Criterion => ({
    soql: `${name} ${operator} ${quote(value)}`,
    matches: (row) => {
      const own = read(row)?.toLowerCase() ?? null;
      if (own === null) return false;
      const wanted = value.toLowerCase();
      return holds(own < wanted ? -1 : own > wanted ? 1 : 0, operator);
    }
  }));

const likeTokens = [
  ...[...'aAbéÉ'].map((letter) => ({ soql: letter, pattern: letter })),
  { soql: '%', pattern: '[^]*' },
  { soql: '_', pattern: '[^]' },
  { soql: '\\%', pattern: '%' },
  { soql: '\\_', pattern: '_' },
  { soql: '\\\\', pattern: '\\\\' }
];

const like = fc
  .tuple(
    fc.constantFrom(...textFields),
    fc.array(fc.constantFrom(...likeTokens), { minLength: 1, maxLength: 4 })
  )
  .map(([[name, read], tokens]): Criterion => {
    const expression = new RegExp(`^${tokens.map((token) => token.pattern).join('')}$`, 'iu');
    return {
      soql: `${name} LIKE '${tokens.map((token) => token.soql).join('')}'`,
      matches: (row) => expression.test(read(row) ?? '\n') && read(row) !== null
    };
  });

const numberComparison = fc
  .tuple(
    fc.constantFrom(...numberFields),
    fc.constantFrom(...comparisons),
    fc.constantFrom(-1, 0, 1.5, 2)
  )
  .map(([[name, read], operator, value]): Criterion => ({
    soql: `${name} ${operator} ${value}`,
    matches: (row) => {
      const own = read(row);
      return own === null ? operator === '!=' : holds(own - value, operator);
    }
  }));

const booleanComparison = fc
  .tuple(
    fc.constantFrom(...booleanFields),
    fc.constantFrom('=', '!='),
    fc.constantFrom('TRUE', 'false', 'null')
  )
  .map(([[name, read], operator, value]): Criterion => ({
    soql: `${name} ${operator} ${value}`,
    matches: (row) => ((read(row) ?? false) === (value === 'TRUE')) === (operator === '=')
  }));

const nullComparison = fc
  .tuple(
    fc.constantFrom<Field<unknown>>(...textFields, ...numberFields),
    fc.constantFrom('=', '!=')
  )
  .map(([[name, read], operator]): Criterion => ({
    soql: `${name} ${operator} null`,
    matches: (row) => (read(row) === null) === (operator === '=')
  }));

const membership = fc
  .tuple(
    fc.constantFrom(...textFields),
    fc.boolean(),
    fc.array(fc.constantFrom('', ...texts), { minLength: 1, maxLength: 3 })
  )
  .map(([[name, read], negated, values]): Criterion => ({
    soql: `${name} ${negated ? 'NOT IN' : 'IN'} (${values.map(quote).join(', ')})`,
    matches: (row) => {
      const own = (read(row) ?? '').toLowerCase();
      return values.some((value) => value.toLowerCase() === own) !== negated;
    }
  }));

const inclusion = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.subarray(tags, { minLength: 1 }), { minLength: 1, maxLength: 2 })
  )
  .map(([negated, alternatives]): Criterion => {
    const list = alternatives.map((all) => quote(all.join(';').toUpperCase())).join(', ');
    return {
      soql: `Tags__c ${negated ? 'EXCLUDES' : 'INCLUDES'} (${list})`,
      matches: (row) => {
        const own = row.Tags__c?.split(';') ?? [];
        return alternatives.some((all) => all.every((tag) => own.includes(tag))) !== negated;
      }
    };
  });

/** First and last day of some date literals on 15 May 2024. */
const literals: Record<string, [first: string, last: string]> = {
  TODAY: ['2024-05-15', '2024-05-15'],
  YESTERDAY: ['2024-05-14', '2024-05-14'],
  'LAST_N_DAYS:1': ['2024-05-14', '2024-05-15'],
  'NEXT_N_DAYS:2': ['2024-05-16', '2024-05-17'],
  LAST_MONTH: ['2024-04-01', '2024-04-30'],
  THIS_WEEK: ['2024-05-12', '2024-05-18']
};

const dateComparison = fc
  .tuple(
    fc.constantFrom('Founded__c', 'CreatedDate'),
    fc.constantFrom(...comparisons),
    fc.constantFrom(...Object.entries(literals))
  )
  .map(([name, operator, [literal, [first, last]]]): Criterion => ({
    soql: `${name} ${operator} ${literal}`,
    matches: (row) => {
      const day = name === 'Founded__c' ? row.Founded__c : localDay(row.CreatedDate);
      if (day === null) return operator === '!=';
      const order = day < first ? -1 : day > last ? 1 : 0;
      return holds(order, operator);
    }
  }));

const exactDate = fc
  .tuple(fc.constantFrom(...comparisons), fc.constantFrom(...moments))
  .map(([operator, moment]): Criterion => ({
    soql: `CreatedDate ${operator} ${moment.replace('.000Z', '+00:00')}`,
    matches: (row) => holds(Date.parse(row.CreatedDate) - Date.parse(moment), operator)
  }));

function localDay(moment: string): string {
  return new Date(Date.parse(moment) + zoneHours * 3_600_000).toISOString().slice(0, 10);
}

/** The shape that pages by key; the engine narrows it for the index. */
const keyset = fc
  .tuple(fc.constantFrom('<', '>'), fc.constantFrom(...moments), fc.constantFrom(-1, 0, 1))
  .map(([operator, moment, employees]): Criterion => ({
    soql:
      `CreatedDate ${operator} ${moment} OR ` +
      `(CreatedDate = ${moment} AND NumberOfEmployees ${operator} ${employees})`,
    matches: (row) => {
      const order = Date.parse(row.CreatedDate) - Date.parse(moment);
      if (order !== 0) return holds(order, operator);
      return row.NumberOfEmployees !== null && holds(row.NumberOfEmployees - employees, operator);
    }
  }));

const leaf = fc.oneof(
  keyset,
  textEquality,
  caseSensitive,
  textRange,
  like,
  numberComparison,
  booleanComparison,
  nullComparison,
  membership,
  inclusion,
  dateComparison,
  exactDate
);

const tree = fc.letrec<{ node: Criterion }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('AND', 'OR'), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([operator, terms]): Criterion => ({
        soql: terms.map((term) => `(${term.soql})`).join(` ${operator} `),
        matches: (row) =>
          operator === 'AND'
            ? terms.every((term) => term.matches(row))
            : terms.some((term) => term.matches(row))
      })),
    tie('node').map((term): Criterion => ({
      soql: `NOT (${term.soql})`,
      matches: (row) => !term.matches(row)
    }))
  )
})).node;

it('finds the rows a plain reading of the condition finds, for any condition', () => {
  const { store, insert, run } = aQueryOrg();
  let matched = 0;
  const property = fc.property(
    fc.array(rowArbitrary, { minLength: 1, maxLength: 5 }),
    tree,
    (drawn, criterion) => {
      const rows = link(drawn);
      store.db.exec('DELETE FROM Account');
      insert('Account', rows.map(stored));
      const result = run(`SELECT Code__c FROM Account WHERE ${criterion.soql} ORDER BY Code__c`, {
        timeZone: zone
      });
      const expected = rows.filter((row) => criterion.matches(row)).map((row) => row.Code__c);
      matched += expected.length;
      expect(result.rows(0, 10).map((row) => row['Code__c'])).toEqual(expected);
    }
  );
  fc.assert(property, { numRuns: 2000 });
  expect(matched).toBeGreaterThan(500);
}, 120_000);

type DrawnRow = typeof rowArbitrary extends fc.Arbitrary<infer T> ? T : never;

function link(drawn: readonly DrawnRow[]): (TestRow & { parent: number | null })[] {
  const rows = drawn.map((row, index) => ({ ...row, Code__c: `r${index}`, Parent: null }));
  return rows.map((row) => ({
    ...row,
    Parent: row.parent === null ? null : (rows[row.parent] ?? null)
  }));
}

function stored(row: TestRow & { parent: number | null }, index: number): FixtureRow {
  const { Parent, parent, IsPartner__c, ...values } = row;
  return {
    ...values,
    Id: idOf('001', index),
    IsPartner__c: IsPartner__c ? 1 : 0,
    ParentId: Parent && parent !== null ? idOf('001', parent) : null
  };
}
