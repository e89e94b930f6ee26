import { describe, expect, it } from '@jest/globals';
import { apexClass, checkWith, findingsWith } from './small-source.ts';

/** Lines of a class `Fault`; the first of them is line 2. */
function fault(...lines: string[]) {
  return apexClass('Fault', 'public with sharing class Fault {', ...lines, '}');
}

function inFault(rule: string, ...lines: number[]): string[] {
  return lines.map((line) => `${rule} classes/Fault.cls:${line}`);
}

/** The clause stands before grouping and order. */
function inUserMode(query: string): string {
  const [, head = '', tail = ''] = /^(.*?)( (?:GROUP|ORDER) BY .*)?$/.exec(query) ?? [];
  return `${head} WITH USER_MODE${tail}`;
}

describe('SOQL', () => {
  it.each([
    ['a field', 'SELECT Id, Widht__c FROM Shelf__c', 'soql/field'],
    ['a field in a condition', 'SELECT Id FROM Shelf__c WHERE Widht__c > 1', 'soql/field'],
    ['a field of an order', 'SELECT Id FROM Shelf__c ORDER BY Widht__c', 'soql/field'],
    ['a field in a function', 'SELECT MAX(Widht__c) w FROM Shelf__c', 'soql/field'],
    ['a field of a group', 'SELECT COUNT(Id) n FROM Shelf__c GROUP BY Widht__c', 'soql/field'],
    ['an object', 'SELECT Id FROM Shelve__c', 'soql/object'],
    ['a parent', 'SELECT Cupboard__r.Name FROM Book__c', 'soql/relationship'],
    ['a field of a parent', 'SELECT Shelf__r.Widht__c FROM Book__c', 'soql/field'],
    ['a field of an owner', 'SELECT Owner.Widht__c FROM Book__c', 'soql/field'],
    ['children', 'SELECT Id, (SELECT Id FROM Book__r) FROM Shelf__c', 'soql/relationship'],
    ['a field of children', 'SELECT (SELECT Widht__c FROM Books__r) FROM Shelf__c', 'soql/field'],
    [
      'a field of a semi-join',
      'SELECT Id FROM Shelf__c WHERE Id IN (SELECT Shelve__c FROM Book__c)',
      'soql/field'
    ],
    ['a field of custom metadata', 'SELECT Points__c FROM Weight__mdt', 'soql/object']
  ])('names %s that does not exist', (_what, query, rule) => {
    const found = fault('void read() {', `Object o = [${inUserMode(query)}];`, '}');

    expect(findingsWith(found)).toEqual(inFault(rule, 3));
  });

  it('names the line inside a long query', () => {
    const found = fault(
      'void read() {',
      'Object o = [',
      'SELECT Id,',
      'Widht__c',
      'FROM Shelf__c WITH USER_MODE];',
      '}'
    );

    const [finding] = checkWith(found).findings;
    expect(finding).toMatchObject({ line: 5, message: 'Shelf__c has no field Widht__c.' });
  });

  it.each([
    'SELECT s.Id, s.Width__c FROM Shelf__c s',
    'SELECT Shelf__c.Width__c FROM Shelf__c',
    'SELECT width__C FROM SHELF__C',
    'SELECT FIELDS(STANDARD) FROM Shelf__c',
    'SELECT COUNT() FROM Shelf__c',
    'SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) n FROM Shelf__c GROUP BY CALENDAR_YEAR(CreatedDate)',
    'SELECT Owner.Name, CreatedBy.Profile.Name FROM Shelf__c',
    'SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END FROM Task',
    'SELECT NamespacePrefix FROM ApexClass'
  ])('accepts %s', (query) => {
    expect(findingsWith(fault(`Object o = [${inUserMode(query)}];`))).toEqual([]);
  });

  it('accepts the parts of a geolocation and the names every custom metadata record has', () => {
    const files = {
      'objects/Weight__mdt/Weight__mdt.object-meta.xml':
        '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>W</label><pluralLabel>W</pluralLabel></CustomObject>',
      ...fault('Object o = [SELECT DeveloperName, Label FROM Weight__mdt WITH USER_MODE];')
    };

    expect(findingsWith(files)).toEqual([]);
  });

  it('says which objects it could not judge', () => {
    const { notes } = checkWith(
      fault('Object o = [SELECT Nothing FROM ApexClass WITH USER_MODE];')
    );

    expect(notes).toContainEqual(expect.stringContaining('ApexClass'));
  });
});

it('names a field that code sets or reads and that does not exist', () => {
  const found = fault(
    'Shelf__c make(Book__c book) {',
    'Id shelf = book.Shelve__c;',
    'String key = Shelf__c.Widht__c.getDescribe().getName();',
    'return new Shelf__c(Name = shelf, Widht__c = 3);',
    '}'
  );

  expect(findingsWith(found)).toEqual(inFault('apex/field', 3, 4, 5));
});

it('names what does not parse, with line and column, and keeps it short', () => {
  const [finding] = checkWith(fault('void broken() {', 'insert;', '}')).findings;

  expect(finding).toMatchObject({ rule: 'apex/syntax', line: 3 });
  expect(finding?.message).toMatch(/^3:7 /);
  expect(finding?.message.length).toBeLessThan(170);
});

describe('@AuraEnabled', () => {
  it.each([
    [
      'an overload',
      ['@AuraEnabled', 'public static void a() {}', 'public static void A(Id i) {}'],
      4
    ],
    ['an instance method', ['@AuraEnabled', 'public void a() {}'], 3],
    ['a private method', ['@AuraEnabled', 'static void a() {}'], 3],
    [
      'a cacheable method that writes',
      ['@AuraEnabled(cacheable=true)', 'public static void a() { insert as user new Shelf__c(); }'],
      3
    ],
    [
      'a cacheable method that writes further down',
      [
        '@AuraEnabled(Cacheable=True)',
        'public static void a() { new Fault().b(); }',
        'void b() { this.c(); }',
        'void c() { Database.delete(new List<Id>(), AccessLevel.USER_MODE); }'
      ],
      3
    ]
  ])('names %s', (_what, lines, line) => {
    expect(findingsWith(fault(...lines))).toEqual(inFault('apex/aura-enabled', line));
  });

  it('lets a method that is not cacheable write', () => {
    const writer = fault(
      '@AuraEnabled(cacheable=false)',
      'public static void a() { insert as user new Shelf__c(); }'
    );
    expect(findingsWith(writer)).toEqual([]);
  });
});

describe('user mode', () => {
  it.each([
    'Object o = [SELECT Id FROM Shelf__c];',
    'Object o = [SELECT Id FROM Shelf__c WITH SYSTEM_MODE];',
    "Object o = [FIND 'x' IN ALL FIELDS RETURNING Shelf__c(Id)];",
    "Object o = Database.query('SELECT Id FROM Shelf__c');",
    "Object o = System.Database.countQuery('SELECT COUNT() FROM Shelf__c', AccessLevel.SYSTEM_MODE);",
    'void a(Shelf__c s) { insert s; }',
    'void a(Shelf__c s) { upsert as system s; }',
    'void a(Shelf__c s) { Database.update(s, false); }'
  ])('is missed in %s', (line) => {
    expect(findingsWith(fault(line))).toEqual(inFault('apex/user-mode', 2));
  });

  it('may be left with a reason, and in tests', () => {
    const excused = fault(
      'void a(Shelf__c s) {',
      '// System mode: the count is public knowledge.',
      '// (Nothing of a record is shown.)',
      'Integer n = [SELECT COUNT() FROM Shelf__c];',
      '}'
    );
    const testing = apexClass(
      'FaultTest',
      '@IsTest',
      'private class FaultTest {',
      '@IsTest static void a() { insert new Shelf__c(); }',
      '}'
    );

    expect(findingsWith(excused)).toEqual([]);
    expect(findingsWith(testing)).toEqual([]);
  });

  it('needs a reason that says something', () => {
    const idle = fault('// System mode:', 'Object o = [SELECT Id FROM Shelf__c];');

    expect(findingsWith(idle)).toEqual(inFault('apex/user-mode', 3));
  });
});

describe('loops', () => {
  it.each([
    [
      'a for loop',
      'for (Integer i = 0; i < 3; i++) { Object o = [SELECT Id FROM Shelf__c WITH USER_MODE]; }'
    ],
    [
      'its condition',
      'for (; [SELECT COUNT() FROM Shelf__c WITH USER_MODE] > 3; ) { Integer i = 1; }'
    ],
    ['a while loop', "while (true) { Database.query('x', AccessLevel.USER_MODE); }"],
    ['a do loop', 'do { delete as user rows; } while (true);'],
    ['a loop over rows', 'for (Shelf__c s : rows) if (s.Id == null) insert as user s;'],
    ['a call of a selector', 'for (Shelf__c s : rows) { ShelfSelector.wide(s.Width__c); }'],
    ['a call further down', 'for (Shelf__c s : rows) { helper(); }']
  ])('name a query or DML in %s', (_what, line) => {
    const helper = 'void helper() { ShelfSelector.wide(1); }';
    const found = fault('void a(List<Shelf__c> rows) {', line, '}', helper);

    expect(findingsWith(found)).toEqual(inFault('apex/in-loop', 3));
  });

  it('follow a call through an instance that a method returns', () => {
    const found = {
      ...fault('void a() {', 'while (true) { Rows.get().read(); }', '}'),
      ...apexClass(
        'Rows',
        'public with sharing class Rows {',
        'public static Rows get() { return new Rows(); }',
        'public Object read() { return [SELECT Id FROM Shelf__c WITH USER_MODE]; }',
        '}'
      )
    };

    expect(checkWith(found).findings).toMatchObject([
      {
        line: 3,
        message: 'Rows.read is called in a loop and leads to query on Shelf__c in Rows.read.'
      }
    ]);
  });

  it.each([
    'for (Shelf__c s : [SELECT Id FROM Shelf__c WITH USER_MODE]) { rows.add(s); }',
    'for (Shelf__c s : ShelfSelector.wide(1)) { rows.add(s); }',
    'for (List<Shelf__c> found = ShelfSelector.wide(1); found.isEmpty(); ) { rows.clear(); }'
  ])('may run over what was read once: %s', (line) => {
    expect(findingsWith(fault('void a(List<Shelf__c> rows) {', line, '}'))).toEqual([]);
  });

  it('may read with a reason', () => {
    const excused = fault(
      'void a(List<Shelf__c> rows) {',
      'for (Shelf__c s : rows) {',
      '// In a loop: three rounds at most.',
      'ShelfSelector.wide(1);',
      '} }'
    );
    expect(findingsWith(excused)).toEqual([]);
  });
});

it('keeps queries out of controllers', () => {
  const controller = fault(
    '@AuraEnabled',
    'public static Object a() { return [SELECT Id FROM Shelf__c WITH USER_MODE]; }'
  );

  expect(findingsWith(controller)).toEqual(inFault('apex/controller-query', 3));
});

it.each([
  ['states no sharing', 'Fault', 'public class Fault {}', 'apex/sharing'],
  ['goes without sharing', 'Fault', 'public without sharing class Fault {}', 'apex/sharing'],
  ['is called otherwise', 'Fault', 'public with sharing class Falut {}', 'apex/class-name'],
  [
    'has too long a name',
    'FaultWithANameThatIsLongerThanFortyLetters',
    'public with sharing class FaultWithANameThatIsLongerThanFortyLetters {}',
    'apex/class-name'
  ]
])('names a class that %s', (_what, name, line, rule) => {
  expect(findingsWith(apexClass(name, line))).toEqual([`${rule} classes/${name}.cls:1`]);
});

it('does not ask test classes and inner classes for sharing', () => {
  const inner = fault('public class Inner {}', 'public enum Kind { A }');
  const testing = apexClass('FaultTest', '@IsTest', 'private class FaultTest {}');

  expect(findingsWith({ ...inner, ...testing })).toEqual([]);
});

it('reads triggers as it reads classes', () => {
  const trigger = {
    'triggers/OnShelf.trigger':
      'trigger OnShelf on Shelf__c (before insert) {\nupdate Trigger.new;\n}',
    'triggers/OnShelf.trigger-meta.xml':
      '<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexTrigger>'
  };

  expect(findingsWith(trigger)).toEqual(['apex/user-mode triggers/OnShelf.trigger:2']);
});
