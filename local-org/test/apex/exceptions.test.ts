import { expect, it } from '@jest/globals';
import type { Thrown } from '../../src/apex/index.ts';
import { Transaction } from '../../src/apex/index.ts';
import { languageCases, libraryApexOrg, programOf } from './language-cases.ts';

/** Apex Developer Guide: Exceptions in Apex. */
languageCases(
  [
    {
      rule: 'catch takes the exception it names',
      apex: 'try { Integer z = 0; return 1 / z; } catch (MathException e) { return e.getMessage(); }',
      gives: 'Divide by 0'
    },
    {
      rule: 'catch (Exception) takes any',
      apex: "try { String s; s.length(); return 'no'; } catch (Exception e) { return e.getTypeName(); }",
      gives: 'System.NullPointerException'
    },
    {
      rule: 'the first catch that fits wins',
      apex: "try { throw new StringException('x'); } catch (MathException e) { return 'math'; } catch (StringException e) { return 'string'; } catch (Exception e) { return 'any'; }",
      gives: 'string'
    },
    {
      rule: 'an exception no catch names goes on',
      apex: "try { throw new StringException('x'); } catch (MathException e) { return 'math'; }",
      throws: 'System.StringException: x'
    },
    {
      rule: 'finally runs after success',
      apex: 'Integer i = 0; try { i = 1; } finally { i += 10; } return i;',
      gives: 'Integer 11'
    },
    {
      rule: 'finally runs after a catch',
      apex: "Integer i = 0; try { throw new StringException('x'); } catch (Exception e) { i = 1; } finally { i += 10; } return i;",
      gives: 'Integer 11'
    },
    {
      rule: 'finally runs before return leaves',
      apex: 'List<Integer> l = new List<Integer>(); Tools.finallyAfterReturn(l); return l;',
      gives: '(1, 2)'
    },
    {
      rule: 'finally runs while an exception passes',
      apex: 'List<Integer> l = new List<Integer>(); try { Tools.finallyAfterThrow(l); } catch (Exception e) { l.add(3); } return l;',
      gives: '(1, 2, 3)'
    },
    {
      rule: 'an exception class of the org keeps its message',
      apex: "try { throw new ShelfException('full'); } catch (ShelfException e) { return e.getMessage(); }",
      gives: 'full'
    },
    {
      rule: 'an exception class of the org has a name',
      apex: "try { throw new ShelfException('full'); } catch (Exception e) { return e.getTypeName(); }",
      gives: 'ShelfException'
    },
    {
      rule: 'a subclass is caught by its ancestor',
      apex: "try { throw new ShelfException.Full('now'); } catch (ShelfException e) { return e.getMessage(); }",
      gives: 'now'
    },
    {
      rule: 'a cause travels with the exception',
      apex: "try { throw new ShelfException('outer', new StringException('inner')); } catch (ShelfException e) { return e.getCause().getMessage(); }",
      gives: 'inner'
    },
    {
      rule: 'a cause alone is allowed',
      apex: "try { throw new ShelfException(new StringException('inner')); } catch (ShelfException e) { return e.getCause().getTypeName(); }",
      gives: 'System.StringException'
    },
    {
      rule: 'an own constructor is used',
      apex: 'new ShelfException(7).getMessage()',
      gives: 'shelf 7'
    },
    {
      rule: 'setMessage replaces the message',
      apex: "ShelfException e = new ShelfException('a'); e.setMessage('b'); return e.getMessage();",
      gives: 'b'
    },
    {
      rule: 'catch may throw on',
      apex: "try { try { throw new StringException('a'); } catch (Exception e) { throw new ShelfException('b', e); } } catch (ShelfException e) { return e.getCause().getMessage(); }",
      gives: 'a'
    },
    {
      rule: 'an index outside a list throws',
      apex: 'return new List<Integer>{1}[1];',
      throws: 'System.ListException: List index out of bounds: 1'
    },
    {
      rule: 'an AuraHandledException hides its message',
      apex: "try { throw new AuraHandledException('told'); } catch (AuraHandledException e) { return e.getMessage(); }",
      gives: 'Script-thrown exception'
    },
    {
      rule: 'an assertion cannot be caught',
      apex: "try { System.assert(false, 'no'); return 'passed'; } catch (Exception e) { return 'caught'; }",
      throws: 'System.AssertException: Assertion Failed: no'
    },
    {
      rule: 'a limit cannot be caught',
      apex: 'try { return Tools.endless(1); } catch (Exception e) { return 0; }',
      throws: 'System.LimitException: Maximum stack depth reached: 1001'
    },
    {
      rule: 'only exceptions are thrown',
      apex: "throw 'text';",
      refused: 'Throw expression must be of type exception'
    },
    {
      rule: 'getLineNumber tells the line',
      apex: 'try { Tools.fail(); return 0; } catch (Exception e) { return e.getLineNumber(); }',
      gives: 'Integer 5'
    }
  ],
  {
    classes: [
      `public virtual class ShelfException extends Exception {
        public ShelfException(Integer number) { this('shelf ' + number); }
        public class Full extends ShelfException {}
      }`,
      `public class Tools {
        public static void fail() {
          String text;
          if (text == null) {
            text.length();
          }
        }
        public static Integer endless(Integer depth) { return endless(depth + 1) + 1; }
        public static Integer finallyAfterReturn(List<Integer> steps) {
          try { steps.add(1); return 1; } finally { steps.add(2); }
        }
        public static void finallyAfterThrow(List<Integer> steps) {
          try { steps.add(1); throw new ShelfException('x'); } finally { steps.add(2); }
        }
      }`
    ]
  }
);

it('tells the stack of an exception from the inside out, with class, method and line', () => {
  const program = programOf(
    `public class Outer {
      public static void start() {
        new Inner().work();
      }
      public class Inner {
        public void work() {
          Integer zero = 0;
          Integer one = 1 / zero;
        }
      }
    }`
  );
  const org = libraryApexOrg();
  const transaction = new Transaction(program, org, { userId: org.admin.id });
  const start = program.names.findClass('Outer')?.methods.get('start')?.[0];
  if (!start) throw new Error('no method');
  let trace: unknown;
  try {
    transaction.callMethod(start, null, []);
  } catch (error) {
    trace = (error as Thrown).exception.trace.map(({ place, line }) => [place, line]);
  }
  expect(trace).toEqual([
    ['Outer.Inner.work', 8],
    ['Outer.start', 3]
  ]);
});
