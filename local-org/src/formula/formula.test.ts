import { expect, it } from '@jest/globals';
import type { ObjectSchema, Schema } from '../metadata/index.ts';
import { decimal, field, lookup, object, picklist, recordId, text } from '../standard/index.ts';
import { bindFormula, FormulaError, type Facts, type Value } from './index.ts';

const team = object('Team', { label: 'Team', labelPlural: 'Teams', keyPrefix: 'xt0' }, [
  recordId,
  text('Name', 'Name', 80),
  lookup('LeaderId', 'Leader', { to: ['User'], relationshipName: 'Leader' })
]);
const deal = object('acme__Deal__c', { label: 'Deal', labelPlural: 'Deals', keyPrefix: 'xd0' }, [
  recordId,
  text('Name', 'Name', 80),
  decimal('Amount', 'Amount', 'currency', [16, 2]),
  decimal('Share', 'Share', 'percent', [5, 2]),
  picklist('Stage', 'Stage', ['Open', 'Won']),
  field('Tags', 'Tags', 'multipicklist', { length: 200 }),
  field('Closed', 'Closed', 'boolean'),
  field('DueOn', 'Due', 'date'),
  field('SeenAt', 'Seen', 'datetime'),
  field('Story', 'Story', 'textarea', { length: 32_000 }),
  decimal('acme__Score__c', 'Score', 'double', [5, 0]),
  lookup('TeamId', 'Team', { to: ['Team'], relationshipName: 'Team' })
]);
const user = object('User', { label: 'User', labelPlural: 'Users', keyPrefix: '005' }, [
  recordId,
  text('Name', 'Name', 80)
]);

const schema: Pick<Schema, 'objects' | 'labels'> = {
  objects: new Map(
    [team, deal, user].map((one): [string, ObjectSchema] => [one.name.toLowerCase(), one])
  ),
  labels: new Map([['Hello', 'Good day']])
};

type Values = Readonly<Record<string, string | number | null>>;

interface Given {
  readonly now?: Values;
  readonly before?: Values;
  readonly blanksAsZero?: boolean;
}

/** Computes a formula over a deal; inputs by path, `Team.Leader.Name`. */
function compute(source: string, { now = {}, before, blanksAsZero = false }: Given = {}): Value {
  const formula = bindFormula(source, { schema, object: deal, namespace: 'acme', blanksAsZero });
  const names = formula.inputs.map((input) =>
    input.kind === 'permission'
      ? `$Permission.${input.name}`
      : [
          ...(input.start === 'record' ? [] : [`$${input.start}`]),
          ...input.lookups.map((step) => step.field.reference?.relationshipName ?? ''),
          input.field.name
        ].join('.')
  );
  const facts: Facts = {
    input: (index) => now[names[index] ?? ''] ?? null,
    prior: (index) => (before ?? now)[names[index] ?? ''] ?? null,
    isNew: before === undefined,
    now: new Date('2026-03-01T04:30:00Z'),
    timeZone: 'America/Los_Angeles'
  };
  return formula.evaluate(facts);
}

function complaint(source: string): string {
  try {
    bindFormula(source, { schema, object: deal, namespace: 'acme', blanksAsZero: false });
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
  return 'it is fine';
}

it.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 4 - 3', 3],
  ['2 * 3 ^ 2', 36],
  ['2 ^ 3 ^ 2', 64],
  ['-2 ^ 2', 4],
  ['7 / 2', 3.5],
  ['1 / 0', null],
  ['ABS(-2.5) + MAX(1, 9, 4) - MIN(3, 2)', 9.5],
  ['ROUND(2.345, 2)', 2.35],
  ['ROUND(-2.5, 0)', -3],
  ['ROUND(1250, -2)', 1300],
  ['FLOOR(-2.7)', -2],
  ['CEILING(-2.2)', -3],
  ['MFLOOR(-2.2)', -3],
  ['MOD(-123, 100)', -23],
  ['MOD(5, 0)', null],
  ['SQRT(-1)', null],
  ['VALUE("12.50") * 2', 25],
  ['VALUE("twelve")', null]
])('computes %s', (source, value) => {
  expect(compute(source)).toBe(value);
});

it.each([
  ['1 < 2 && 2 < 1 || TRUE', true],
  ['NOT 1 = 2', 'incorrect'],
  ['NOT(1 = 2)', true],
  ['!FALSE', true],
  ['1 <> 2', true],
  ['1 != 1', false],
  ['"a" = "A"', false],
  ['"" = NULL', true],
  ['Amount > 5', null],
  ['NOT(Amount > 5)', null],
  ['IF(Amount > 5, 1, 2)', 2],
  ['OR(Amount > 5, TRUE)', true],
  ['AND(Amount > 5, TRUE)', false],
  ['ISBLANK(Amount)', true],
  ['ISBLANK(" ")', false],
  ['BLANKVALUE(Name, "nobody")', 'nobody'],
  ['NULLVALUE(Amount, 3)', 3],
  ['CASE(2, 1, "one", 2, "two", "many")', 'two'],
  ['CASE(Stage, "Open", 1, 0)', 0]
])('decides %s', (source, value) => {
  if (value === 'incorrect') expect(complaint(source)).toContain('incorrect type');
  else expect(compute(source)).toBe(value);
});

it.each([
  ['"a" & "b" + "c"', 'abc'],
  ["'it\\'s' & BR()", "it's\n"],
  ['LEFT("Salesforce", 5) & RIGHT("Salesforce", 5)', 'Salesforce'],
  ['MID("Salesforce", 6, 5)', 'force'],
  ['LEN("")', 0],
  ['SUBSTITUTE("a-b-c", "-", "$&")', 'a$&b$&c'],
  ['UPPER("é") & LOWER("Ä")', 'Éä'],
  ['TRIM("  x ")', 'x'],
  ['CONTAINS("abc", "B")', false],
  ['BEGINS("abc", "ab")', true],
  ['FIND("b", "abcb", 3)', 4],
  ['LPAD("7", 3, "0") & RPAD("7", 2)', '0077 '],
  ['REGEX("ab-12", "(?i)[A-Z]{2}-\\\\d+")', true],
  ['REGEX("ab-12x", "[a-z]{2}-\\\\d+")', false],
  ['TEXT(12.5) & TEXT(DATE(2026, 2, 9))', '12.52026-02-09'],
  ['HYPERLINK("https://a.example", "a")', '<a href="https://a.example" target="_self">a</a>'],
  ['$Label.Hello', 'Good day']
])('writes %s', (source, value) => {
  expect(compute(source)).toBe(value);
});

it.each([
  ['TODAY()', '2026-02-28'],
  ['TODAY() + 1', '2026-03-01'],
  ['DATE(2026, 3, 1) - DATE(2026, 2, 1)', 28],
  ['DATE(2026, 2, 30)', null],
  ['DATEVALUE(NOW())', '2026-02-28'],
  ['DATEVALUE("2026-2-3")', '2026-02-03'],
  ['NOW() + 0.5', '2026-03-01T16:30:00.000Z'],
  ['DATETIMEVALUE("2026-01-01 10:00:00") < NOW()', true],
  ['TEXT(NOW())', '2026-03-01 04:30:00Z'],
  ['YEAR(TODAY()) * 100 + MONTH(TODAY())', 202_602],
  ['DAY(DATE(2026, 5, 17))', 17],
  ['WEEKDAY(DATE(2026, 3, 1))', 1],
  ['ADDMONTHS(DATE(2026, 1, 31), 1)', '2026-02-28']
])('reckons %s', (source, value) => {
  expect(compute(source)).toBe(value);
});

it('reads fields, parents, the user and custom permissions', () => {
  const now = {
    Name: 'Big',
    'Team.Leader.Name': 'Ada',
    '$user.Name': 'Bob',
    '$Permission.Boss': 1,
    Closed: 1,
    Tags: 'a;b',
    acme__Score__c: 4
  };
  expect(compute('Name & Team.Leader.Name & $User.Name', { now })).toBe('BigAdaBob');
  expect(compute('$Permission.Boss && Closed', { now })).toBe(true);
  expect(compute('INCLUDES(Tags, "b") && NOT(INCLUDES(Tags, "c"))', { now })).toBe(true);
  expect(compute('Score__c + acme__Score__c', { now })).toBe(8);
});

it('takes percentages as shares of one and empty numbers as told', () => {
  expect(compute('Amount * Share', { now: { Amount: 200, Share: 20 } })).toBe(40);
  expect(compute('Amount + 1')).toBeNull();
  expect(compute('Amount + 1', { blanksAsZero: true })).toBe(1);
});

it('knows what a record was before', () => {
  const now = { Amount: 2, Stage: 'Won' };
  const before = { Amount: 1, Stage: 'Open' };
  const source =
    'ISCHANGED(Amount) && PRIORVALUE(Amount) = 1 && ISPICKVAL(PRIORVALUE(Stage), "Open")';
  expect(compute(source, { now, before })).toBe(true);
  expect(compute(source, { now })).toBe(false);
  expect(compute('ISNEW()', { now })).toBe(true);
  expect(compute('PRIORVALUE(Amount)', { now })).toBe(2);
});

it.each([
  ['GUESS(1)', 'not implemented in local-org: GUESS()'],
  ['$Api.Session_ID', 'not implemented in local-org: $Api in formulas'],
  ['REGEX(Name, Name)', 'not implemented in local-org: REGEX() of a computed pattern'],
  ['REGEX(Name, "a*+")', 'not implemented in local-org: regular expression a*+'],
  ['Nope__c', 'Field Nope__c does not exist. Check spelling.'],
  ['Team.Nope.Name', 'Field Team.Nope.Name does not exist. Check spelling.'],
  ['Stage = "Open"', 'picklist fields are only supported in certain functions'],
  ['LEN(1)', 'expected text, received number'],
  ['LEFT("a")', 'incorrect number of parameters for function LEFT()'],
  ['IF(TRUE, 1, "a")', 'expected number, received text'],
  ['1 + "a"', 'expected number, received text'],
  ['DATE(1,1,1) + DATE(1,1,1)', 'expected number, received date'],
  ['ISCHANGED(Team.Name)', 'takes a field of the record itself'],
  ['Story', 'cannot be used in formulas'],
  ['1 +', 'unexpected end of formula'],
  ['(1', "expected ')'"],
  ['1 ? 2', 'unexpected ?'],
  ['"a\\q"', 'unknown escape']
])('refuses %s', (source, reason) => {
  expect(complaint(source)).toContain(reason);
});

it('leaves out comments', () => {
  expect(compute('1 /* one\n */ + /* two */ 2')).toBe(3);
});

it('says where a mistake is', () => {
  try {
    bindFormula('1 +\nGUESS()', { schema, object: deal, namespace: '', blanksAsZero: false });
  } catch (error) {
    expect((error as FormulaError).at).toBe(4);
  }
  expect.assertions(1);
});

it('reads each input once', () => {
  const { inputs } = bindFormula('Amount + Amount + AMOUNT', {
    schema,
    object: deal,
    namespace: '',
    blanksAsZero: true
  });
  expect(inputs.map((input) => input.kind === 'field' && input.field.name)).toEqual(['Amount']);
});
