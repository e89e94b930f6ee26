import { languageCases } from './language-cases.ts';

/** Apex Developer Guide: Control Flow Statements. */
languageCases(
  [
    {
      rule: 'if without else does nothing for false',
      apex: 'Integer i = 1; if (false) i = 2; return i;',
      gives: 'Integer 1'
    },
    {
      rule: 'else if takes the first that holds',
      apex: "Integer i = 2; if (i == 1) { return 'a'; } else if (i == 2) { return 'b'; } else { return 'c'; }",
      gives: 'b'
    },
    {
      rule: 'for runs while its condition holds',
      apex: 'Integer sum = 0; for (Integer i = 1; i <= 4; i++) sum += i; return sum;',
      gives: 'Integer 10'
    },
    {
      rule: 'for may start several variables',
      apex: 'Integer n = 0; for (Integer i = 0, j = 3; i < j; i++) { n += j; } return n;',
      gives: 'Integer 9'
    },
    {
      rule: 'for without a condition ends by break',
      apex: 'Integer i = 0; for (;;) { i++; if (i == 3) break; } return i;',
      gives: 'Integer 3'
    },
    {
      rule: 'continue goes on with the next round',
      apex: 'Integer sum = 0; for (Integer i = 0; i < 5; i++) { if (i == 2) continue; sum += i; } return sum;',
      gives: 'Integer 8'
    },
    {
      rule: 'break leaves the inner loop only',
      apex: 'Integer n = 0; for (Integer i = 0; i < 3; i++) { for (Integer j = 0; j < 3; j++) { if (j == 1) break; n++; } } return n;',
      gives: 'Integer 3'
    },
    {
      rule: 'while may run never',
      apex: 'Integer i = 0; while (i > 0) { i--; } return i;',
      gives: 'Integer 0'
    },
    {
      rule: 'do-while runs at least once',
      apex: 'Integer i = 0; do { i++; } while (i < 0); return i;',
      gives: 'Integer 1'
    },
    {
      rule: 'for-each goes through a list in order',
      apex: "String s = ''; for (String one : new List<String>{'a', 'b'}) { s += one; } return s;",
      gives: 'ab'
    },
    {
      rule: 'for-each goes through a set',
      apex: 'Integer sum = 0; for (Integer i : new Set<Integer>{1, 2, 2}) { sum += i; } return sum;',
      gives: 'Integer 3'
    },
    {
      rule: 'for-each over an empty list runs never',
      apex: 'for (Integer i : new List<Integer>()) { return i; } return 0;',
      gives: 'Integer 0'
    },
    {
      rule: 'for-each over null throws',
      apex: 'List<Integer> l; for (Integer i : l) { return i; } return 0;',
      throws: 'System.NullPointerException: Attempt to de-reference a null object'
    },
    {
      rule: 'for-each goes through an Iterable of the org',
      apex: 'Integer sum = 0; for (Integer i : new Countdown(3)) { sum = sum * 10 + i; } return sum;',
      gives: 'Integer 321'
    },
    {
      rule: 'a block hides its variables from what follows',
      apex: '{ Integer i = 1; } Integer i = 2; return i;',
      gives: 'Integer 2'
    },
    {
      rule: 'a variable may not be declared twice',
      apex: 'Integer i = 1; { Integer i = 2; } return i;',
      refused: 'Duplicate variable: i'
    },
    {
      rule: 'an unknown variable is refused',
      apex: 'return unknown;',
      refused: 'Variable does not exist: unknown'
    },
    {
      rule: 'an unknown type is refused',
      apex: 'Nonsense n; return n;',
      refused: 'Invalid type: Nonsense'
    },
    {
      rule: 'switch takes the branch of its value',
      apex: "switch on 2 { when 1 { return 'one'; } when 2 { return 'two'; } when else { return 'many'; } }",
      gives: 'two'
    },
    {
      rule: 'switch falls to else',
      apex: "switch on 5 { when 1 { return 'one'; } when else { return 'many'; } }",
      gives: 'many'
    },
    {
      rule: 'switch without a match does nothing',
      apex: 'Integer i = 5; switch on i { when 1 { i = 9; } } return i;',
      gives: 'Integer 5'
    },
    {
      rule: 'a branch takes several values',
      apex: "switch on 3 { when 1, 2, 3 { return 'few'; } when else { return 'many'; } }",
      gives: 'few'
    },
    {
      rule: 'a branch takes negative values',
      apex: "switch on -3 { when -3 { return 'yes'; } when else { return 'no'; } }",
      gives: 'yes'
    },
    {
      rule: 'switch on text counts case',
      apex: "switch on 'A' { when 'a' { return 'small'; } when 'A' { return 'capital'; } when else { return 'none'; } }",
      gives: 'capital'
    },
    {
      rule: 'switch on null finds when null',
      apex: "String s; switch on s { when null { return 'null'; } when else { return 'else'; } }",
      gives: 'null'
    },
    {
      rule: 'switch on an enum names constants',
      apex: 'Season s = Season.SUMMER; switch on s { when SPRING { return 1; } when SUMMER { return 2; } when else { return 3; } }',
      gives: 'Integer 2'
    },
    {
      rule: 'an unknown constant is refused',
      apex: 'Season s = Season.SUMMER; switch on s { when MONSOON { return 1; } when else { return 3; } }',
      refused: 'Invalid enum value'
    },
    {
      rule: 'switch on a type binds the variable',
      apex: "Object o = 'abc'; switch on o { when Integer i { return i; } when String s { return s.length(); } when else { return 0; } }",
      gives: 'Integer 3'
    },
    {
      rule: 'switch on a record binds the object',
      apex: "SObject s = new Contact(LastName = 'Li'); switch on s { when Account a { return 'account'; } when Contact c { return c.LastName; } when else { return 'none'; } }",
      gives: 'Li'
    },
    {
      rule: 'return leaves a loop',
      apex: 'for (Integer i = 0; i < 9; i++) { if (i == 4) { return i; } } return -1;',
      gives: 'Integer 4'
    },
    {
      rule: 'values() lists an enum in order',
      apex: 'Season.values()',
      gives: '(SPRING, SUMMER, AUTUMN)'
    },
    { rule: 'ordinal() counts from zero', apex: 'Season.AUTUMN.ordinal()', gives: 'Integer 2' },
    { rule: 'name() is the constant', apex: 'Season.SPRING.name()', gives: 'SPRING' },
    {
      rule: 'valueOf finds a constant by name',
      apex: "Season.valueOf('summer') == Season.SUMMER",
      gives: 'true'
    },
    {
      rule: 'valueOf refuses an unknown name',
      apex: "return Season.valueOf('x');",
      throws: 'System.NoSuchElementException: No enum constant Season.x'
    },
    {
      rule: 'an enum is a key of a map',
      apex: "new Map<Season, String>{Season.SPRING => 'green'}.get(Season.SPRING)",
      gives: 'green'
    }
  ],
  {
    classes: [
      'public enum Season { SPRING, SUMMER, AUTUMN }',
      `public class Countdown implements Iterable<Integer>, Iterator<Integer> {
        private Integer at;
        public Countdown(Integer start) { at = start; }
        public Iterator<Integer> iterator() { return this; }
        public Boolean hasNext() { return at > 0; }
        public Integer next() { return at--; }
      }`
    ]
  }
);
