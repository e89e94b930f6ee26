import { expect, it } from '@jest/globals';
import { complaint, languageCases } from './language-cases.ts';

const vault = `public virtual class Vault {
  private String secret = 'gold';
  @TestVisible private static Integer opened = 3;
  protected String mark = 'm';
  public final Integer size = 5;
  public Integer count { get; private set; }
  public Integer fixed { get { return 1; } }
  public Vault() { count = 2; }
  private String peek() { return secret; }
  @TestVisible private String look() { return peek(); }
  public class Key { public String turn(Vault v) { return v.secret; } }
}`;

/** Apex Developer Guide: Access Modifiers; TestVisible Annotation; final. */
languageCases(
  [
    {
      rule: 'a private variable ends at its class',
      apex: 'return new Vault().secret;',
      refused: 'Variable is not visible: Vault.secret'
    },
    {
      rule: 'a private method ends at its class',
      apex: 'return new Vault().peek();',
      refused: 'Method is not visible: Vault.peek'
    },
    {
      rule: 'an inner class sees private members of the outer',
      apex: 'new Vault.Key().turn(new Vault())',
      gives: 'gold'
    },
    { rule: 'TestVisible opens a variable to tests', apex: 'Vault.opened', gives: 'Integer 3' },
    { rule: 'TestVisible opens a method to tests', apex: 'new Vault().look()', gives: 'gold' },
    {
      rule: 'protected ends at descendants',
      apex: 'return new Vault().mark;',
      refused: 'Variable is not visible: Vault.mark'
    },
    { rule: 'a descendant sees protected members', apex: 'new Heir().read()', gives: 'm' },
    {
      rule: 'a final variable keeps its value',
      apex: 'Vault v = new Vault(); v.size = 6; return v;',
      refused: 'Field is not writeable: Vault.size'
    },
    {
      rule: 'a property with a private setter is read by all',
      apex: 'new Vault().count',
      gives: 'Integer 2'
    },
    {
      rule: 'a property with a private setter is written by its class',
      apex: 'Vault v = new Vault(); v.count = 6; return v;',
      refused: 'Variable is not visible: Vault.count'
    },
    {
      rule: 'a property without a setter is not written',
      apex: 'Vault v = new Vault(); v.fixed = 6; return v;',
      refused: 'Field is not writeable: Vault.fixed'
    }
  ],
  {
    classes: [vault, 'public class Heir extends Vault { public String read() { return mark; } }']
  }
);

it('opens TestVisible members to no other class', () => {
  const user = 'public class Thief { public Integer take() { return Vault.opened; } }';
  expect(complaint([vault, user])).toContain('Variable is not visible: Vault.opened');
});

it.each([
  [
    'an interface',
    ['public interface Greeter { String greet(); }', 'public class Mute implements Greeter {}'],
    'Class Mute must implement the method: Greeter.greet'
  ],
  [
    'an abstract class',
    [
      'public abstract class Shape { public abstract Integer area(); }',
      'public class Blob2 extends Shape {}'
    ],
    'Class Blob2 must implement the method: Shape.area'
  ],
  [
    'an interface above an interface',
    [
      'public interface Greeter { String greet(); }',
      'public interface Loud extends Greeter { String shout(); }',
      "public class Half implements Loud { public String shout() { return ''; } }"
    ],
    'Class Half must implement the method: Greeter.greet'
  ]
])('names a method of %s that is left out', (_, sources, expected) => {
  expect(complaint(sources)).toContain(expected);
});
