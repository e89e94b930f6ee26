import type { Org } from '../../src/org.ts';
import { languageCases } from './language-cases.ts';

const titles = ['Atlas', 'Novel', 'novella', '100% wool', 'a_b', "it's"];

/** Two shelves, six books on the first. */
function prepare(org: Org): void {
  const session = org.sessionOf(org.admin.id);
  const add = (object: string, row: object) => {
    const [result] = org.records.insert(session, object, [{ ...row }]);
    if (!result?.success) throw new Error(JSON.stringify(result));
    return result.id;
  };
  const shelf = add('Shelf__c', {
    Name: 'north',
    ExternalId__c: 'n',
    Width__c: 1.5,
    Kind__c: 'Fiction'
  });
  add('Shelf__c', { Name: 'south', ExternalId__c: 's', Width__c: 2, Busy__c: true });
  for (const [index, Isbn__c] of titles.entries()) {
    add('Book__c', { ExternalId__c: `b${index}`, Isbn__c, Shelf__c: shelf });
  }
}

/** Apex Developer Guide: SOQL and SOSL Queries. */
languageCases(
  [
    {
      rule: 'a query gives a list',
      apex: 'List<Shelf__c> l = [SELECT Name FROM Shelf__c ORDER BY Name]; return l[1].Name;',
      gives: 'south'
    },
    {
      rule: 'the id is there without being selected',
      apex: "[SELECT Name FROM Shelf__c WHERE ExternalId__c = 'n'].Id != null",
      gives: 'true'
    },
    {
      rule: 'one row may be assigned to a record',
      apex: "Shelf__c s = [SELECT Name FROM Shelf__c WHERE ExternalId__c = 's']; return s.Name;",
      gives: 'south'
    },
    {
      rule: 'no row cannot be assigned to a record',
      apex: "Shelf__c s = [SELECT Name FROM Shelf__c WHERE Name = 'x']; return s;",
      throws: 'System.QueryException: List has no rows for assignment to SObject'
    },
    {
      rule: 'two rows cannot be assigned to a record',
      apex: 'Shelf__c s = [SELECT Name FROM Shelf__c]; return s;',
      throws: 'System.QueryException: List has more than 1 row for assignment to SObject'
    },
    {
      rule: '?? replaces no row',
      apex: "Shelf__c s = [SELECT Name FROM Shelf__c WHERE Name = 'x'] ?? new Shelf__c(Name = 'new'); return s.Name;",
      gives: 'new'
    },
    {
      rule: 'signs beyond 16 bits do not move a query',
      apex: "String s = '😀'; return s + [SELECT COUNT() FROM Book__c WHERE Isbn__c != '😀' AND Isbn__c = :'Atlas'];",
      gives: '😀1'
    },
    { rule: 'COUNT() is an Integer', apex: '[SELECT COUNT() FROM Book__c]', gives: 'Integer 6' },
    {
      rule: 'a field that was not selected throws',
      apex: 'Shelf__c s = [SELECT Name FROM Shelf__c LIMIT 1]; return s.Width__c;',
      throws:
        'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Shelf__c.Width__c'
    },
    {
      rule: 'a parent that was not selected throws',
      apex: 'Book__c b = [SELECT Name FROM Book__c LIMIT 1]; return b.Shelf__r.Name;',
      throws:
        'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Book__c.Shelf__r'
    },
    {
      rule: 'a parent is reached by its relationship',
      apex: 'Book__c b = [SELECT Shelf__r.Name FROM Book__c LIMIT 1]; return b.Shelf__r.Name;',
      gives: 'north'
    },
    {
      rule: 'fields of a missing parent are null',
      apex: 'Book__c b = [SELECT Spare__r.Name FROM Book__c LIMIT 1]; return b.Spare__r.Name;',
      gives: 'null'
    },
    {
      rule: 'children come as a list',
      apex: "Shelf__c s = [SELECT (SELECT Isbn__c FROM Books__r ORDER BY ExternalId__c) FROM Shelf__c WHERE Name = 'north']; return s.Books__r[0].Isbn__c + s.Books__r.size();",
      gives: 'Atlas6'
    },
    {
      rule: 'no children are an empty list',
      apex: "Shelf__c s = [SELECT (SELECT Isbn__c FROM Books__r) FROM Shelf__c WHERE Name = 'south']; return s.Books__r.size();",
      gives: 'Integer 0'
    },
    {
      rule: 'a number field has the scale of its field',
      apex: "[SELECT Width__c FROM Shelf__c WHERE Name = 'south'].Width__c",
      gives: 'Decimal 2.0'
    },
    {
      rule: 'a bind takes a variable',
      apex: "String n = 'south'; return [SELECT COUNT() FROM Shelf__c WHERE Name = :n];",
      gives: 'Integer 1'
    },
    {
      rule: 'a bind takes an expression',
      apex: "return [SELECT COUNT() FROM Shelf__c WHERE Name = :'so' + 'uth'];",
      gives: 'Integer 1'
    },
    {
      rule: 'a bind takes a method call',
      apex: "return [SELECT COUNT() FROM Shelf__c WHERE Name = :'SOUTH'.toLowerCase()];",
      gives: 'Integer 1'
    },
    {
      rule: 'a bind takes a list behind IN',
      apex: "List<String> n = new List<String>{'north', 'south'}; return [SELECT COUNT() FROM Shelf__c WHERE Name IN :n];",
      gives: 'Integer 2'
    },
    {
      rule: 'a bind takes a set behind NOT IN',
      apex: "Set<String> n = new Set<String>{'north'}; return [SELECT COUNT() FROM Shelf__c WHERE Name NOT IN :n];",
      gives: 'Integer 1'
    },
    {
      rule: 'an empty list behind IN finds nothing',
      apex: 'List<Id> ids = new List<Id>(); return [SELECT COUNT() FROM Shelf__c WHERE Id IN :ids];',
      gives: 'Integer 0'
    },
    {
      rule: 'records stand for their ids behind IN',
      apex: "List<Shelf__c> l = [SELECT Id FROM Shelf__c WHERE Name = 'north']; return [SELECT COUNT() FROM Book__c WHERE Shelf__c IN :l];",
      gives: 'Integer 6'
    },
    {
      rule: 'a null bind finds empty fields',
      apex: 'String k; return [SELECT COUNT() FROM Shelf__c WHERE Email__c = :k];',
      gives: 'Integer 2'
    },
    {
      rule: 'a Boolean is bound',
      apex: 'Boolean b = true; return [SELECT Name FROM Shelf__c WHERE Busy__c = :b].Name;',
      gives: 'south'
    },
    {
      rule: 'a Decimal is bound',
      apex: 'Decimal d = 1.5; return [SELECT Name FROM Shelf__c WHERE Width__c = :d].Name;',
      gives: 'north'
    },
    {
      rule: 'a Datetime is bound',
      apex: 'Datetime d = Datetime.now().addDays(1); return [SELECT COUNT() FROM Shelf__c WHERE CreatedDate < :d];',
      gives: 'Integer 2'
    },
    {
      rule: 'LIMIT takes a bind',
      apex: 'Integer n = 2; return [SELECT Id FROM Book__c LIMIT :n].size();',
      gives: 'Integer 2'
    },
    {
      rule: 'OFFSET takes a bind',
      apex: 'Integer n = 4; return [SELECT Id FROM Book__c ORDER BY Id LIMIT 10 OFFSET :n].size();',
      gives: 'Integer 2'
    },
    {
      rule: 'a quote in a bind is text',
      apex: "String t = 'it\\'s'; return [SELECT COUNT() FROM Book__c WHERE Isbn__c = :t];",
      gives: 'Integer 1'
    },
    {
      rule: 'LIKE takes a bound pattern',
      apex: "String p = 'nov%'; return [SELECT COUNT() FROM Book__c WHERE Isbn__c LIKE :p];",
      gives: 'Integer 2'
    },
    {
      rule: 'a backslash takes the meaning from %',
      apex: "String p = '%\\\\%%'; return [SELECT COUNT() FROM Book__c WHERE Isbn__c LIKE :p];",
      gives: 'Integer 1'
    },
    {
      rule: 'a backslash takes the meaning from _',
      apex: "String p = 'a\\\\_b'; return [SELECT COUNT() FROM Book__c WHERE Isbn__c LIKE :p];",
      gives: 'Integer 1'
    },
    {
      rule: 'a backslash in a bind is itself behind =',
      apex: "String p = 'a\\\\_b'; return [SELECT COUNT() FROM Book__c WHERE Isbn__c = :p];",
      gives: 'Integer 0'
    },
    {
      rule: 'LIKE takes a list of patterns',
      apex: "List<String> p = new List<String>{'atlas', 'novel'}; return [SELECT COUNT() FROM Book__c WHERE Isbn__c LIKE :p];",
      gives: 'Integer 2'
    },
    {
      rule: 'groups are AggregateResults',
      apex: "AggregateResult r = [SELECT COUNT(Id) total FROM Book__c]; return r.get('total');",
      gives: 'Integer 6'
    },
    {
      rule: 'a group without alias is expr0',
      apex: "[SELECT MAX(Width__c) FROM Shelf__c][0].get('expr0')",
      gives: 'Decimal 2.0'
    },
    {
      rule: 'GROUP BY gives a row per value',
      apex: "List<AggregateResult> l = [SELECT Name n, COUNT(Id) c FROM Shelf__c GROUP BY Name ORDER BY Name]; return l.size() + (String) l[0].get('n');",
      gives: '2north'
    },
    {
      rule: 'for-each goes through a query',
      apex: "String s = ''; for (Shelf__c one : [SELECT Name FROM Shelf__c ORDER BY Name]) { s += one.Name; } return s;",
      gives: 'northsouth'
    },
    {
      rule: 'for-each takes chunks of 200',
      apex: 'Integer n = 0; for (List<Book__c> chunk : [SELECT Id FROM Book__c]) { n += chunk.size() * 10 + 1; } return n;',
      gives: 'Integer 61'
    },
    {
      rule: 'FOR UPDATE is accepted',
      apex: 'return [SELECT Id FROM Shelf__c FOR UPDATE].size();',
      gives: 'Integer 2'
    },
    {
      rule: 'a query is counted',
      apex: 'List<Shelf__c> l = [SELECT Id FROM Shelf__c]; return Limits.getQueries() * 10 + Limits.getQueryRows();',
      gives: 'Integer 12'
    },
    {
      rule: '101 queries are one too many',
      apex: 'for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Contact]; } return 0;',
      throws: 'System.LimitException: Too many SOQL queries: 101'
    },
    {
      rule: 'dynamic SOQL gives records',
      apex: "List<SObject> l = Database.query('SELECT Name FROM Shelf__c ORDER BY Name'); return l[0].get('Name');",
      gives: 'north'
    },
    {
      rule: 'dynamic SOQL assigns to a list of the object',
      apex: "List<Shelf__c> l = Database.query('SELECT Name FROM Shelf__c ORDER BY Name'); return l[0].Name;",
      gives: 'north'
    },
    {
      rule: 'dynamic SOQL binds local variables',
      apex: "String n = 'south'; return Database.query('SELECT Id FROM Shelf__c WHERE Name = :n').size();",
      gives: 'Integer 1'
    },
    {
      rule: 'dynamic SOQL knows no other variable',
      apex: "return Database.query('SELECT Id FROM Shelf__c WHERE Name = :other').size();",
      throws: 'System.QueryException: Variable does not exist: other'
    },
    {
      rule: 'countQuery counts',
      apex: "Database.countQuery('SELECT COUNT() FROM Book__c')",
      gives: 'Integer 6'
    },
    {
      rule: 'queryWithBinds takes a map',
      apex: "Database.queryWithBinds('SELECT Id FROM Shelf__c WHERE Name = :n', new Map<String, Object>{'n' => 'south'}, AccessLevel.SYSTEM_MODE).size()",
      gives: 'Integer 1'
    },
    {
      rule: 'an object that is not there is refused',
      apex: 'return [SELECT Id FROM Nonsense__c];',
      refused: "sObject type 'Nonsense__c' is not supported"
    },
    {
      rule: 'a bind variable that is not there is refused',
      apex: 'return [SELECT Id FROM Shelf__c WHERE Name = :nothing];',
      refused: 'Variable does not exist: nothing'
    }
  ],
  { prepare }
);
