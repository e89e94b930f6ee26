import { expect, it } from '@jest/globals';
import { languageCases, programWith } from './language-cases.ts';

const seen = `public class Seen {
  public static List<String> events = new List<String>();
  public static Integer depth = 0;
  public static String all() { return String.join(events, ', '); }
}`;

const shelf = (name: string) => `new Shelf__c(Name = '${name}', ExternalId__c = '${name}')`;
const lasting = (name: string) => `Shelf__c s = ${shelf(name)}; insert s; Seen.events.clear();`;

/** Apex Developer Guide: Trigger Context Variables, Implementation Considerations. */
languageCases(
  [
    {
      rule: 'an insert fires before and after it',
      apex: `insert ${shelf('a')}; return Seen.all();`,
      gives: 'BEFORE_INSERT 1 a null null, AFTER_INSERT 1 a a null'
    },
    {
      rule: 'an update fires before and after it, with old and new values',
      apex: `${lasting('a')} s.Name = 'b'; update s; return Seen.all();`,
      gives: 'BEFORE_UPDATE 1 b b a, AFTER_UPDATE 1 b b a'
    },
    {
      rule: 'a delete fires before and after it, with old values alone',
      apex: `${lasting('a')} delete s; return Seen.all();`,
      gives: 'BEFORE_DELETE 1 null null a, AFTER_DELETE 1 null null a'
    },
    {
      rule: 'an undelete fires after it alone',
      apex: `${lasting('a')} delete s; Seen.events.clear(); undelete s; return Seen.all();`,
      gives: 'AFTER_UNDELETE 1 a a null'
    },
    {
      rule: 'an upsert fires inserts and updates',
      apex: `${lasting('a')} s.Name = 'b'; upsert new List<Shelf__c>{ s, ${shelf('c')} }; return Seen.all();`,
      gives:
        'BEFORE_INSERT 1 c null null, BEFORE_UPDATE 1 b b a, AFTER_INSERT 1 c c null, AFTER_UPDATE 1 b b a'
    },
    {
      rule: 'rows are handed over in chunks of 200',
      apex: `List<Shelf__c> l = new List<Shelf__c>(); for (Integer i = 0; i < 201; i++) { l.add(new Shelf__c(Name = 'n', ExternalId__c = 'k' + i)); } insert l; return Seen.events.size() + ' ' + Seen.events[0] + ' ' + Seen.events[2];`,
      gives: '4 BEFORE_INSERT 200 n null null BEFORE_INSERT 1 n null null'
    },
    {
      rule: 'outside of triggers Trigger.isExecuting is false',
      apex: 'Trigger.isExecuting',
      gives: 'false'
    },
    {
      rule: 'outside of triggers there are no records',
      apex: 'Trigger.new',
      gives: 'null'
    }
  ],
  {
    classes: [seen],
    triggers: [
      `trigger Watch on Shelf__c (
        before insert, after insert, before update, after update, before delete, after delete, after undelete
      ) {
        String last = Trigger.old == null ? null : Trigger.old[0].Name;
        String now = Trigger.new == null ? null : Trigger.new[0].Name;
        String mapped = Trigger.newMap == null ? null : Trigger.newMap.values()[0].Name;
        Seen.events.add(Trigger.operationType.name() + ' ' + Trigger.size + ' ' + now + ' ' + mapped + ' ' + last);
      }`
    ]
  }
);

languageCases(
  [
    {
      rule: 'what a before trigger sets is written',
      apex: `insert ${shelf('a')}; return [SELECT Notes__c FROM Shelf__c].Notes__c;`,
      gives: 'seen a'
    },
    {
      rule: 'what a before trigger sets is not in the record of the caller',
      apex: `Shelf__c s = ${shelf('a')}; insert s; return s.Notes__c;`,
      gives: 'null'
    },
    {
      rule: 'a default value and the owner are there before the insert, the id is not',
      apex: `insert ${shelf('defaults')}; return [SELECT Notes__c FROM Shelf__c].Notes__c;`,
      gives: 'false true null'
    },
    {
      rule: 'addError on a record stops an insert',
      apex: `insert ${shelf('bad')}; return 1;`,
      throws:
        'System.DmlException: Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, not that one: []'
    },
    {
      rule: 'addError on a field names the field',
      apex: `try { insert ${shelf('wrong name')}; } catch (DmlException e) { return e.getDmlFieldNames(0)[0] + ': ' + e.getDmlMessage(0); } return null;`,
      gives: 'Name: choose another'
    },
    {
      rule: 'addError takes the field by token too',
      apex: `try { insert ${shelf('wrong key')}; } catch (DmlException e) { return e.getDmlFieldNames(0)[0] + ': ' + e.getDmlMessage(0); } return null;`,
      gives: 'ExternalId__c: choose another'
    },
    {
      rule: 'one bad row undoes all rows of a statement',
      apex: `try { insert new List<Shelf__c>{ ${shelf('a')}, ${shelf('bad')} }; } catch (DmlException e) { return e.getDmlIndex(0) + ' ' + [SELECT COUNT() FROM Shelf__c]; } return null;`,
      gives: '1 0'
    },
    {
      rule: 'with allOrNone false the other rows are written',
      apex: `List<Database.SaveResult> r = Database.insert(new List<Shelf__c>{ ${shelf('a')}, ${shelf('bad')} }, false); return r[0].isSuccess() + ' ' + r[1].getErrors()[0].getMessage() + ' ' + [SELECT COUNT() FROM Shelf__c];`,
      gives: 'true not that one 1'
    },
    {
      rule: 'with allOrNone false triggers run again for the rows without errors; statics keep what they have',
      apex: `List<Database.SaveResult> r = Database.insert(new List<Shelf__c>{ ${shelf('a')}, ${shelf('bad')} }, false); return Seen.all();`,
      gives: '2, 1'
    },
    {
      rule: 'what code wrote in a failed attempt is undone',
      apex: `List<Database.SaveResult> r = Database.insert(new List<Shelf__c>{ ${shelf('logged')}, ${shelf('bad')} }, false); return [SELECT COUNT() FROM Contact WHERE LastName = 'logged'];`,
      gives: 'Integer 1'
    },
    {
      rule: 'limits used in a failed attempt are given back',
      apex: `List<Database.SaveResult> r = Database.insert(new List<Shelf__c>{ ${shelf('logged')}, ${shelf('bad')} }, false); return Limits.getDmlStatements();`,
      gives: 'Integer 2'
    },
    {
      rule: 'addError before a delete keeps the row',
      apex: `${lasting('kept')} Database.DeleteResult r = Database.delete(s, false); return r.getErrors()[0].getMessage() + ' ' + [SELECT COUNT() FROM Shelf__c];`,
      gives: 'it stays 1'
    },
    {
      rule: 'addError after an insert undoes it',
      apex: `Database.SaveResult r = Database.insert(${shelf('late')}, false); return r.isSuccess() + ' ' + [SELECT COUNT() FROM Shelf__c];`,
      gives: 'false 0'
    },
    {
      rule: 'an exception nobody catches stops all rows and tells where it was',
      apex: `insert ${shelf('null')}; return 1;`,
      throws:
        'System.DmlException: Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Rules: execution of BeforeInsert\n\ncaused by: System.NullPointerException: Attempt to de-reference a null object\n\nTrigger.Rules: line 8, column 68: []'
    },
    {
      rule: 'a caught DmlException leaves nothing of the trigger behind',
      apex: `try { insert ${shelf('null')}; } catch (DmlException e) { return e.getDmlStatusCode(0) + ' ' + [SELECT COUNT() FROM Shelf__c]; } return null;`,
      gives: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY 0'
    },
    {
      rule: 'new records are read-only after the write',
      apex: `try { insert ${shelf('change late')}; } catch (DmlException e) { return e.getMessage().contains('System.FinalException: Record is read-only'); } return null;`,
      gives: 'true'
    },
    {
      rule: 'the records of the trigger cannot be written by it',
      apex: `try { insert ${shelf('write itself')}; } catch (DmlException e) { return e.getMessage().contains('System.SObjectException: DML statement cannot operate on trigger.new or trigger.old'); } return null;`,
      gives: 'true'
    },
    {
      rule: 'validation runs behind before triggers: they may fill what is required',
      apex: "insert new Shelf__c(Name = 'no key'); return [SELECT ExternalId__c FROM Shelf__c].ExternalId__c;",
      gives: 'made'
    },
    {
      rule: 'a trigger has no rights to ask for but keeps the user',
      apex: `insert ${shelf('user')}; return [SELECT Notes__c FROM Shelf__c].Notes__c == UserInfo.getUserName();`,
      gives: 'true'
    },
    {
      rule: 'rows that only go along with a delete fire nothing',
      apex: `${lasting('parent')} Book__c b = new Book__c(ExternalId__c = 'b', Isbn__c = 'i', Shelf__c = s.Id); insert b; insert new Loan__c(Book__c = b.Id); Seen.events.clear(); delete b; return Seen.all() + ' ' + [SELECT COUNT() FROM Loan__c];`,
      gives: 'book, book 0'
    }
  ],
  {
    classes: [seen],
    triggers: [
      `trigger Rules on Shelf__c (before insert, after insert, before delete) {
        if (Trigger.isBefore && Trigger.isInsert) {
          Seen.events.add(String.valueOf(Trigger.new.size()));
          for (Shelf__c s : Trigger.new) {
            if (s.Name == 'bad') s.addError('not that one');
            if (s.Name == 'wrong name') s.Name.addError('choose another');
            if (s.Name == 'wrong key') s.addError(Shelf__c.ExternalId__c, 'choose another');
            if (s.Name == 'null') { String none; s.Notes__c = none.trim(); }
            if (s.Name == 'no key') s.ExternalId__c = 'made';
            if (s.Name == 'write itself') upsert s;
            if (s.Name == 'logged') insert new Contact(LastName = 'logged');
            s.Notes__c = 'seen ' + s.Name;
            if (s.Name == 'user') s.Notes__c = UserInfo.getUserName();
            if (s.Name == 'defaults') s.Notes__c = s.Busy__c + ' ' + (s.OwnerId != null) + ' ' + s.Id;
          }
        } else if (Trigger.isInsert) {
          for (Shelf__c s : Trigger.new) {
            if (s.Name == 'late') s.addError('too late');
            if (s.Name == 'change late') s.Notes__c = 'x';
          }
        } else {
          for (Shelf__c s : Trigger.old) {
            if (s.Name == 'kept') s.addError('it stays');
          }
        }
      }`,
      `trigger Books on Book__c (before delete, after delete) { Seen.events.add('book'); }`,
      `trigger Loans on Loan__c (before delete, after delete) { Seen.events.add('loan'); }`
    ]
  }
);

languageCases(
  [
    {
      rule: 'a trigger that writes its own object runs within itself',
      apex: `insert ${shelf('3')}; return Seen.all() + ' ' + [SELECT COUNT() FROM Shelf__c];`,
      gives: '3, 2, 1, 0 4'
    },
    {
      rule: 'the variables of the outer trigger are back when the inner one is through',
      apex: `insert ${shelf('1')}; return Seen.depth;`,
      gives: 'Integer 2'
    },
    {
      rule: 'triggers fire each other up to 16 deep',
      apex: `try { insert ${shelf('40')}; } catch (DmlException e) { return Seen.events.size() + ' ' + e.getMessage().contains('maximum trigger depth exceeded') + ' ' + [SELECT COUNT() FROM Shelf__c]; } return null;`,
      gives: '16 true 0'
    },
    {
      rule: 'several triggers of an object all see the records',
      apex: `insert ${shelf('0')}; return [SELECT Notes__c FROM Shelf__c].Notes__c;`,
      gives: 'first second'
    },
    {
      rule: 'limits are those of the whole transaction',
      apex: `insert ${shelf('2')}; return Limits.getDmlStatements();`,
      gives: 'Integer 3'
    },
    {
      rule: 'a limit that a trigger passes ends the transaction',
      apex: `try { insert ${shelf('loop')}; } catch (Exception e) { return 'caught'; } return null;`,
      throws: 'System.LimitException: Apex CPU time limit exceeded'
    }
  ],
  {
    classes: [seen],
    triggers: [
      `trigger Second on Shelf__c (before insert) {
        for (Shelf__c s : Trigger.new) s.Notes__c += ' second';
      }`,
      `trigger First on Shelf__c (before insert, after insert) {
        if (Trigger.isBefore) {
          for (Shelf__c s : Trigger.new) s.Notes__c = 'first';
          return;
        }
        Shelf__c it = Trigger.new[0];
        if (it.Name == 'loop') { Integer i = 0; while (true) { i++; } }
        Integer left = Integer.valueOf(it.Name);
        Seen.events.add(it.Name);
        if (left > 0) insert new Shelf__c(Name = String.valueOf(left - 1), ExternalId__c = 'n' + left);
        if (Trigger.new[0].Name == it.Name) Seen.depth++;
      }`
    ]
  }
);

it('refuses a trigger on an object that does not exist', () => {
  expect(() => programWith([], ['trigger T on Nothing__c (before insert) { }'])).toThrow(
    'Trigger.T:1:1: SObject type does not exist: Nothing__c'
  );
});

it('finds what does not compile in a trigger', () => {
  const program = programWith([], ['trigger T on Shelf__c (before insert) {\n  nothing();\n}']);
  expect(program.problems().map(({ message }) => message)).toEqual([
    'Trigger.T:2:3: Method does not exist or incorrect signature: nothing on Trigger.T'
  ]);
});
