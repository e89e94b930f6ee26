import { languageCases } from './language-cases.ts';

/** Apex Developer Guide: Collections. */
languageCases([
  {
    rule: 'a list keeps order and duplicates',
    apex: 'new List<Integer>{3, 1, 3}',
    gives: '(3, 1, 3)'
  },
  { rule: 'brackets read an element', apex: "new List<String>{'a', 'b'}[1]", gives: 'b' },
  {
    rule: 'brackets write an element',
    apex: "List<String> l = new List<String>{'a', 'b'}; l[0] = 'z'; return l;",
    gives: '(z, b)'
  },
  {
    rule: 'an element can be counted up',
    apex: 'List<Integer> l = new List<Integer>{1, 2}; l[1]++; l[0] += 5; return l;',
    gives: '(6, 3)'
  },
  {
    rule: 'an array is a list',
    apex: 'Integer[] a = new Integer[]{1, 2}; List<Integer> l = a; return l;',
    gives: '(1, 2)'
  },
  {
    rule: 'an array of a size holds nulls',
    apex: 'Integer[] a = new Integer[2]; return a;',
    gives: '(null, null)'
  },
  {
    rule: 'an array element can be set',
    apex: 'Integer[] a = new Integer[2]; a[1] = 4; return a;',
    gives: '(null, 4)'
  },
  {
    rule: 'an element past the end throws',
    apex: "List<String> l = new List<String>(); l[0] = 'a'; return l;",
    throws: 'System.ListException: List index out of bounds: 0'
  },
  {
    rule: 'elements are converted to the element type',
    apex: 'new List<Long>{1, 2}[0]',
    gives: 'Long 1'
  },
  {
    rule: 'lists nest',
    apex: 'new List<List<Integer>>{new List<Integer>{1}, new List<Integer>{2, 3}}[1][1]',
    gives: 'Integer 3'
  },
  {
    rule: 'a wrong element is refused',
    apex: "return new List<Integer>{'a'};",
    refused: 'Illegal assignment from String to Integer'
  },
  {
    rule: 'add puts at the end',
    apex: 'List<Integer> l = new List<Integer>(); l.add(1); l.add(2); return l;',
    gives: '(1, 2)'
  },
  {
    rule: 'add at an index moves the rest',
    apex: 'List<Integer> l = new List<Integer>{1, 3}; l.add(1, 2); return l;',
    gives: '(1, 2, 3)'
  },
  {
    rule: 'remove gives what it took',
    apex: 'List<Integer> l = new List<Integer>{1, 2}; return l.remove(0) * 10 + l.size();',
    gives: 'Integer 11'
  },
  {
    rule: 'addAll takes a list',
    apex: 'List<Integer> l = new List<Integer>{1}; l.addAll(new List<Integer>{2, 3}); return l;',
    gives: '(1, 2, 3)'
  },
  { rule: 'contains looks by value', apex: "new List<String>{'a'}.contains('a')", gives: 'true' },
  {
    rule: 'indexOf is -1 for a stranger',
    apex: "new List<String>{'a'}.indexOf('b')",
    gives: 'Integer -1'
  },
  {
    rule: 'sort orders numbers',
    apex: 'List<Integer> l = new List<Integer>{3, 1, 2}; l.sort(); return l;',
    gives: '(1, 2, 3)'
  },
  {
    rule: 'clone is a list of its own',
    apex: 'List<Integer> l = new List<Integer>{1}; List<Integer> c = l.clone(); c.add(2); return l;',
    gives: '(1)'
  },
  {
    rule: 'a set holds each value once',
    apex: 'new Set<Integer>{1, 2, 1}.size()',
    gives: 'Integer 2'
  },
  {
    rule: 'a set counts upper and lower case',
    apex: "new Set<String>{'a', 'A'}.size()",
    gives: 'Integer 2'
  },
  {
    rule: 'add says whether the value is new',
    apex: "Set<String> s = new Set<String>{'a'}; return s.add('a');",
    gives: 'false'
  },
  {
    rule: 'a set is made from a list',
    apex: 'new Set<Integer>(new List<Integer>{1, 1, 2}).size()',
    gives: 'Integer 2'
  },
  {
    rule: 'a list is made from a set',
    apex: 'new List<Integer>(new Set<Integer>{4}).get(0)',
    gives: 'Integer 4'
  },
  {
    rule: 'containsAll asks for every value',
    apex: 'new Set<Integer>{1, 2}.containsAll(new Set<Integer>{1, 3})',
    gives: 'false'
  },
  {
    rule: 'retainAll keeps the common values',
    apex: 'Set<Integer> s = new Set<Integer>{1, 2}; s.retainAll(new Set<Integer>{2, 3}); return s;',
    gives: '{2}'
  },
  {
    rule: 'a map gives the value of a key',
    apex: "new Map<String, Integer>{'a' => 1}.get('a')",
    gives: 'Integer 1'
  },
  { rule: 'a missing key gives null', apex: "new Map<String, Integer>().get('a')", gives: 'null' },
  {
    rule: 'put replaces and tells what was there',
    apex: "Map<String, Integer> m = new Map<String, Integer>{'a' => 1}; return m.put('a', 2);",
    gives: 'Integer 1'
  },
  {
    rule: 'the keys of a map are a set',
    apex: "new Map<String, Integer>{'a' => 1, 'b' => 2}.keySet()",
    gives: '{a, b}'
  },
  {
    rule: 'the values of a map are a list',
    apex: "new Map<String, Integer>{'a' => 1, 'b' => 2}.values()",
    gives: '(1, 2)'
  },
  {
    rule: 'containsKey knows a key with a null value',
    apex: "new Map<String, Integer>{'a' => null}.containsKey('a')",
    gives: 'true'
  },
  {
    rule: 'map values are converted to the value type',
    apex: "new Map<String, Decimal>{'a' => 1}.get('a')",
    gives: 'Decimal 1'
  },
  {
    rule: 'maps nest',
    apex: "new Map<String, Map<String, Integer>>{'a' => new Map<String, Integer>{'b' => 2}}.get('a').get('b')",
    gives: 'Integer 2'
  },
  {
    rule: 'an Id key is found by its long form',
    apex: "new Map<Id, Integer>{'001000000000001' => 1}.get('001000000000001AAA')",
    gives: 'Integer 1'
  },
  {
    rule: 'a map of records is made from a list',
    apex: "new Map<Id, Contact>(new List<Contact>{new Contact(Id = '003000000000001', LastName = 'Li')}).get('003000000000001').LastName",
    gives: 'Li'
  },
  { rule: 'isEmpty tells an empty list', apex: 'new List<Integer>().isEmpty()', gives: 'true' },
  {
    rule: 'String.join takes a list',
    apex: "String.join(new List<String>{'a', 'b'}, '-')",
    gives: 'a-b'
  },
  { rule: 'split gives a list', apex: "'a,b,c'.split(',').size()", gives: 'Integer 3' }
]);
