import { expect, it } from '@jest/globals';
import { programOf } from './language-cases.ts';

const open =
  'public virtual class Base { public virtual String name() { return null; } public String fixed() { return null; } }';

interface Refusal {
  readonly rule: string;
  readonly source: string;
  /** Line, column and text; empty where the compiler has nothing to say. */
  readonly says: readonly string[];
}

/** Apex Developer Guide: Classes, Extending a Class, Class Methods. */
const refusals: readonly Refusal[] = [
  {
    rule: 'a method with a value must return it',
    source: 'public class A { Integer f() { } }',
    says: ['1:30: Missing return statement required return type: Integer']
  },
  {
    rule: 'one branch without a return is not enough',
    source: 'public class A { Integer f(Boolean b) { if (b) { return 1; } } }',
    says: ['1:39: Missing return statement required return type: Integer']
  },
  {
    rule: 'both branches may return',
    source: 'public class A { Integer f(Boolean b) { if (b) { return 1; } else { return 2; } } }',
    says: []
  },
  {
    rule: 'a throw ends a method as well',
    source: "public class A { Integer f() { throw new StringException('x'); } }",
    says: []
  },
  {
    rule: 'a catch must return too',
    source:
      'public class A { Integer f() { try { return 1; } catch (Exception e) { Integer i = 1; } } }',
    says: ['1:30: Missing return statement required return type: Integer']
  },
  {
    rule: 'a finally that returns is enough',
    source: 'public class A { Integer f() { try { Integer i = 1; } finally { return 2; } } }',
    says: []
  },
  {
    rule: 'a switch with when else returns in all branches',
    source:
      'public class A { Integer f(Integer i) { switch on i { when 1 { return 1; } when else { return 2; } } } }',
    says: []
  },
  {
    rule: 'a getter must return',
    source: 'public class A { public Integer x { get { Integer i = 1; } } }',
    says: ['1:41: Missing return statement required return type: Integer']
  },
  {
    rule: 'nothing may stand behind a return',
    source: 'public class A {\n  void f() {\n    return;\n    Integer i = 1;\n  }\n}',
    says: ['4:5: Unreachable statement']
  },
  {
    rule: 'nothing may stand behind a throw or break',
    source:
      "public class A { void f() { while (1 == 1) { break; f(); } throw new StringException('x'); f(); } }",
    says: ['1:53: Unreachable statement', '1:92: Unreachable statement']
  },
  {
    rule: 'two methods of a class differ in name or parameters',
    source: 'public class A { void f(String s) { } void F(String other) { } }',
    says: ['1:39: Method already defined: F(String)']
  },
  {
    rule: 'overloads are no duplicates',
    source: 'public class A { void f(String s) { } void f(Integer i) { } }',
    says: []
  },
  {
    rule: 'two fields of a class have different names',
    source: 'public class A { Integer x; String X; }',
    says: ['1:36: Field already exists: X']
  },
  {
    rule: 'two constructors of a class have different parameters',
    source: 'public class A { A(String s) { } A(String t) { } }',
    says: ['1:34: Constructor already defined: A(String)']
  },
  {
    rule: 'two inner types of a class have different names',
    source: 'public class A { class B { } class B { } }',
    says: ['1:30: Type already exists: B']
  },
  {
    rule: 'a class is extended only when it is virtual or abstract',
    source: 'public class A extends Plain { }',
    says: ['1:8: Non-virtual and non-abstract type cannot be extended: Plain']
  },
  {
    rule: 'a method is overridden only when it is virtual or abstract',
    source: "public class A extends Base { public override String fixed() { return 'x'; } }",
    says: ['1:47: Non-virtual, non-abstract methods cannot be overridden: String Base.fixed()']
  },
  {
    rule: 'a method that overrides says so',
    source: "public class A extends Base { public String name() { return 'x'; } }",
    says: ['1:38: Method must use the override keyword: String A.name()']
  },
  {
    rule: 'a method that says so overrides one',
    source: "public class A extends Base { public override String other() { return 'x'; } }",
    says: ['1:47: Method does not override an ancestor method: String A.other()']
  },
  {
    rule: 'toString may be overridden by every class',
    source: "public class A { public override String toString() { return 'x'; } }",
    says: []
  },
  {
    rule: 'an abstract method needs an abstract class',
    source: 'public class A { abstract void f(); }',
    says: [
      '1:27: Abstract methods must be in an abstract class: void A.f()',
      '1:8: Class A must implement the method: A.f'
    ]
  },
  {
    rule: 'a method that is not abstract has a body',
    source: 'public class A { void f(); }',
    says: ['1:18: Method must have a body or be abstract: void A.f()']
  }
];

it.each(refusals)('$rule', ({ source, says }) => {
  const program = programOf(source, open, 'public class Plain { }');
  const said = program
    .problems()
    .map(({ place, problem }) => `${place.line}:${place.column}: ${problem}`);
  expect(said).toEqual(says);
});
