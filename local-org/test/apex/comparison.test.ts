import { languageCases } from './language-cases.ts';

/** Apex Developer Guide: Expression Operators, Null Coalescing and Safe Navigation Operators. */
languageCases([
  { rule: '== on Strings ignores case', apex: "'abc' == 'ABC'", gives: 'true' },
  { rule: 'equals() on Strings counts case', apex: "'abc'.equals('ABC')", gives: 'false' },
  { rule: '!= on Strings ignores case', apex: "'abc' != 'ABC'", gives: 'false' },
  { rule: '== compares numbers across types', apex: '1 == 1.00', gives: 'true' },
  { rule: '== on null and null is true', apex: 'String s; return s == null;', gives: 'true' },
  {
    rule: '== on lists compares elements',
    apex: 'new List<Integer>{1, 2} == new List<Integer>{1, 2}',
    gives: 'true'
  },
  {
    rule: '=== on lists compares identity',
    apex: 'new List<Integer>{1} === new List<Integer>{1}',
    gives: 'false'
  },
  {
    rule: '=== on one object is true',
    apex: 'List<Integer> a = new List<Integer>(); List<Integer> b = a; return a === b;',
    gives: 'true'
  },
  { rule: '!== is the opposite of ===', apex: 'new Set<Id>() !== new Set<Id>()', gives: 'true' },
  { rule: '< orders Strings without case', apex: "'a' < 'B'", gives: 'true' },
  {
    rule: '>= on Dates',
    apex: 'Date.newInstance(2024, 1, 2) >= Date.newInstance(2024, 1, 1)',
    gives: 'true'
  },
  { rule: '< with a null Integer is false', apex: 'Integer n; return n < 5;', gives: 'false' },
  {
    rule: '>= with a null Integer is false as well',
    apex: 'Integer n; return n >= 5;',
    gives: 'false'
  },
  {
    rule: 'different types cannot be compared',
    apex: "return 1 == 'a';",
    refused: 'Comparison arguments must be compatible'
  },
  {
    rule: 'an Id equals its own text',
    apex: "Id i = '001000000000001AAA'; return i == '001000000000001AAA';",
    gives: 'true'
  },
  {
    rule: 'an Id equals its short form',
    apex: "Id i = '001000000000001'; return i == '001000000000001AAA';",
    gives: 'true'
  },
  {
    rule: '&& leaves the right side alone after false',
    apex: 'String s; return s != null && s.length() > 0;',
    gives: 'false'
  },
  {
    rule: '|| leaves the right side alone after true',
    apex: 'String s; return s == null || s.length() > 0;',
    gives: 'true'
  },
  { rule: '&& binds tighter than ||', apex: 'true || false && false', gives: 'true' },
  { rule: '! negates', apex: '!(1 > 2)', gives: 'true' },
  {
    rule: 'a null condition throws',
    apex: 'Boolean b; if (b) { return 1; } return 2;',
    throws: 'System.NullPointerException: Attempt to de-reference a null object'
  },
  {
    rule: 'the ternary evaluates one branch only',
    apex: "String s; return s == null ? 'none' : s.toUpperCase();",
    gives: 'none'
  },
  {
    rule: 'the ternary nests to the right',
    apex: "Integer i = 5; return i < 3 ? 'low' : i < 6 ? 'middle' : 'high';",
    gives: 'middle'
  },
  {
    rule: '?? takes the left side unless it is null',
    apex: "String s = 'a'; return s ?? 'b';",
    gives: 'a'
  },
  { rule: '?? takes the right side for null', apex: "String s; return s ?? 'b';", gives: 'b' },
  {
    rule: '?? chains from the left',
    apex: "String a; String b; return a ?? b ?? 'c';",
    gives: 'c'
  },
  {
    rule: '?. gives null for a null receiver',
    apex: 'String s; return s?.length();',
    gives: 'null'
  },
  {
    rule: '?. ends the chain behind it',
    apex: 'String s; return s?.trim().toLowerCase().length();',
    gives: 'null'
  },
  {
    rule: '?. ends the chain behind it, each time anew',
    apex: "List<Integer> sizes = new List<Integer>(); for (String s : new List<String>{ null, 'ab', null }) sizes.add(s?.trim().length()); return sizes;",
    gives: '(null, 2, null)'
  },
  {
    rule: 'behind ?. a null that is not its receiver throws',
    apex: "Map<String, String> m = new Map<String, String>(); return m?.get('a').length();",
    throws: 'System.NullPointerException: Attempt to de-reference a null object'
  },
  {
    rule: '?. works on a receiver that is there',
    apex: "String s = 'abc'; return s?.length();",
    gives: 'Integer 3'
  },
  {
    rule: '. on null throws',
    apex: 'String s; return s.length();',
    throws: 'System.NullPointerException: Attempt to de-reference a null object'
  },
  {
    rule: 'null takes the type of the other branch',
    apex: 'Integer i = false ? null : 3; return i;',
    gives: 'Integer 3'
  },
  {
    rule: 'instanceof tells the type of an Object',
    apex: 'Object o = 1; return o instanceof Integer;',
    gives: 'true'
  },
  {
    rule: 'an Integer is no Long for instanceof',
    apex: 'Object o = 1; return o instanceof Long;',
    gives: 'false'
  },
  {
    rule: 'null is an instance of nothing',
    apex: 'Object o; return o instanceof String;',
    gives: 'false'
  },
  {
    rule: 'a list knows its element type',
    apex: 'Object o = new List<String>(); return o instanceof List<String>;',
    gives: 'true'
  },
  {
    rule: 'a cast of a list to a map throws',
    apex: 'Object o = new List<String>(); return (Map<String, String>) o;',
    throws:
      'System.TypeException: Invalid conversion from runtime type List<String> to Map<String,String>'
  },
  {
    rule: 'a cast of the wrong type throws',
    apex: "Object o = 'a'; return (Integer) o;",
    throws: 'System.TypeException: Invalid conversion from runtime type String to Integer'
  },
  { rule: 'a cast of null is null', apex: 'Object o; return (Integer) o;', gives: 'null' },
  {
    rule: 'a text that is no id is refused',
    apex: "Id i = 'xyz'; return i;",
    throws: 'System.StringException: Invalid id: xyz'
  },
  {
    rule: 'an Id becomes a String of 18 characters',
    apex: "Id i = '001000000000001'; String s = i; return s.length();",
    gives: 'Integer 18'
  },
  {
    rule: 'names of variables ignore case',
    apex: 'Integer count = 3; return COUNT + Count;',
    gives: 'Integer 6'
  },
  {
    rule: 'names of types ignore case',
    apex: 'INTEGER i = 3; list<string> l = new LIST<String>(); return i;',
    gives: 'Integer 3'
  },
  { rule: 'names of methods ignore case', apex: "'abc'.TOUPPERCASE()", gives: 'ABC' },
  {
    rule: 'System. may stand before a platform class',
    apex: 'System.String.valueOf(System.Math.max(1, 2))',
    gives: '2'
  }
]);
