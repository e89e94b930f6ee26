import { languageCases } from './language-cases.ts';

/** Apex Developer Guide: Classes, Objects, and Interfaces. */
languageCases(
  [
    {
      rule: 'a virtual method runs in the class of the instance',
      apex: "Animal a = new Dog('Rex'); return a.sound();",
      gives: 'wuff'
    },
    {
      rule: 'super calls the method that was overridden',
      apex: "new Dog('Rex').describe()",
      gives: 'dog Rex'
    },
    {
      rule: 'an inherited method calls the override',
      apex: "new Dog('Rex').speak()",
      gives: 'Rex: wuff'
    },
    {
      rule: 'a subclass without an override inherits',
      apex: 'new Puppy().speak()',
      gives: 'puppy: wuff'
    },
    { rule: 'super() hands arguments up', apex: 'new Puppy().name', gives: 'puppy' },
    { rule: 'this() delegates to another constructor', apex: 'new Box().size', gives: 'Integer 5' },
    {
      rule: 'without a constructor there is one without arguments',
      apex: 'new Plain().value',
      gives: 'Integer 7'
    },
    {
      rule: 'an abstract method runs in the subclass',
      apex: 'Shape s = new Square(3); return s.area();',
      gives: 'Integer 9'
    },
    {
      rule: 'an abstract class cannot be constructed',
      apex: 'return new Shape();',
      refused: 'Type cannot be constructed: Shape'
    },
    {
      rule: 'an interface calls what implements it',
      apex: 'Greeter g = new Polite(); return g.greet();',
      gives: 'good day'
    },
    {
      rule: 'a class fits every interface of its ancestors',
      apex: 'Object o = new VeryPolite(); return o instanceof Greeter;',
      gives: 'true'
    },
    {
      rule: 'an interface extends another',
      apex: 'LoudGreeter g = new Shouter(); return g.greet() + g.shout();',
      gives: 'hihi!'
    },
    {
      rule: 'a cast down gives the subclass',
      apex: "Animal a = new Dog('Rex'); return ((Dog) a).describe();",
      gives: 'dog Rex'
    },
    {
      rule: 'a wrong cast down throws',
      apex: 'Animal a = new Animal(); return ((Dog) a).name;',
      throws: 'System.TypeException: Invalid conversion from runtime type Animal to Dog'
    },
    {
      rule: 'an unrelated cast is refused',
      apex: "Plain p = (Plain) new Dog('Rex'); return p;",
      refused: 'Incompatible types'
    },
    {
      rule: 'an overload is chosen by the static type',
      apex: "Object o = 'text'; return Overloads.kind(o);",
      gives: 'object'
    },
    { rule: 'an overload takes the exact type first', apex: 'Overloads.kind(5)', gives: 'integer' },
    {
      rule: 'an overload widens when nothing is exact',
      apex: 'Overloads.number(5)',
      gives: 'long'
    },
    {
      rule: 'a cast null chooses the overload',
      apex: 'Overloads.kind((String) null)',
      gives: 'string'
    },
    {
      rule: 'an overload prefers the nearest ancestor',
      apex: 'Overloads.animal(new Puppy())',
      gives: 'dog'
    },
    {
      rule: 'an unknown overload is refused',
      apex: 'return Overloads.number(true);',
      refused: 'Method does not exist or incorrect signature: number'
    },
    {
      rule: 'a static variable belongs to the class',
      apex: 'Counter.next(); Counter.next(); return Counter.count;',
      gives: 'Integer 2'
    },
    {
      rule: 'static variables start anew in each transaction',
      apex: 'Counter.next(); return Counter.count;',
      gives: 'Integer 1'
    },
    {
      rule: 'static variables are initialised in source order',
      apex: 'Ordered.steps',
      gives: '(first, block, second)'
    },
    { rule: 'a static value may use an earlier one', apex: 'Ordered.sum', gives: 'Integer 3' },
    {
      rule: 'instance variables are set before the constructor',
      apex: 'new Ordered().seen',
      gives: 'field,block,constructor'
    },
    {
      rule: 'an ancestor is constructed first',
      apex: 'new Child().trail',
      gives: 'parent-field parent child-field child'
    },
    {
      rule: 'a constructor that delegates sets variables once',
      apex: 'new Once().runs',
      gives: 'Integer 1'
    },
    { rule: 'an unset variable is null', apex: 'new Box(1).label', gives: 'null' },
    { rule: 'an unset Boolean is null too', apex: 'new Box(1).open', gives: 'null' },
    {
      rule: 'a property without bodies holds a value',
      apex: 'Props p = new Props(); p.plain = 4; return p.plain;',
      gives: 'Integer 4'
    },
    {
      rule: 'a getter computes',
      apex: 'Props p = new Props(); p.plain = 4; return p.doubled;',
      gives: 'Integer 8'
    },
    {
      rule: 'a setter sees value',
      apex: 'Props p = new Props(); p.clipped = 99; return p.clipped;',
      gives: 'Integer 10'
    },
    {
      rule: 'a getter that names itself reads the value behind',
      apex: 'Props p = new Props(); String a = p.lazy; String b = p.lazy; return a + b + p.made;',
      gives: 'xx1'
    },
    { rule: 'a static property works alike', apex: 'Props.shared', gives: 'Integer 42' },
    {
      rule: '+= goes through getter and setter',
      apex: 'Props p = new Props(); p.clipped = 5; p.clipped += 20; return p.clipped;',
      gives: 'Integer 10'
    },
    {
      rule: 'an inner class stands under its outer',
      apex: 'new Outer.Inner(3).twice()',
      gives: 'Integer 6'
    },
    {
      rule: 'an inner class uses static members of the outer',
      apex: 'new Outer.Inner(3).viaOuter()',
      gives: 'Integer 103'
    },
    {
      rule: 'an inner class has no outer instance',
      apex: 'return new Broken.Inner().read();',
      refused: 'Variable does not exist: instanceValue'
    },
    { rule: 'an inner enum stands under its class', apex: 'Outer.Size.BIG.name()', gives: 'BIG' },
    {
      rule: 'an inner interface can be implemented elsewhere',
      apex: 'Outer.Visitor v = new Visiting(); return v.visit();',
      gives: 'visited'
    },
    {
      rule: 'this names the variable a parameter hides',
      apex: 'new Box(9).size',
      gives: 'Integer 9'
    },
    {
      rule: 'this can be returned for chains',
      apex: "new Chain().add('a').add('b').text",
      gives: 'ab'
    },
    {
      rule: 'a list is handed over by reference',
      apex: 'List<Integer> l = new List<Integer>(); Overloads.fill(l); return l;',
      gives: '(1)'
    },
    {
      rule: 'a parameter assigned inside stays outside',
      apex: 'Integer i = 1; Overloads.change(i); return i;',
      gives: 'Integer 1'
    },
    {
      rule: 'recursion has variables of its own',
      apex: 'Overloads.factorial(10)',
      gives: 'Integer 3628800'
    },
    { rule: 'toString of a class is used in text', apex: "'' + new Dog('Rex')", gives: 'Dog:Rex' },
    { rule: 'equals of a class decides ==', apex: 'new Money(5) == new Money(5)', gives: 'true' },
    {
      rule: 'without equals only the same instance is equal',
      apex: 'new Plain() == new Plain()',
      gives: 'false'
    },
    {
      rule: 'equals and hashCode decide in a set',
      apex: 'new Set<Money>{new Money(5), new Money(5), new Money(6)}.size()',
      gives: 'Integer 2'
    },
    {
      rule: 'a class with compareTo is sorted by it',
      apex: 'List<Money> l = new List<Money>{new Money(3), new Money(1)}; l.sort(); return l[0].amount;',
      gives: 'Integer 1'
    },
    {
      rule: 'a class literal names its type',
      apex: 'Outer.Inner.class.getName()',
      gives: 'Outer.Inner'
    },
    {
      rule: 'Type.forName makes an instance',
      apex: "((Plain) Type.forName('Plain').newInstance()).value",
      gives: 'Integer 7'
    },
    {
      rule: 'a static method needs no instance of its own class',
      apex: 'Overloads.callsItself()',
      gives: 'Integer 1'
    },
    {
      rule: 'static code has no this',
      apex: 'return Broken.wrong();',
      refused: 'this cannot be used in static code'
    },
    {
      rule: 'an unknown method is refused',
      apex: 'return new Plain().nothing();',
      refused: 'Method does not exist or incorrect signature: nothing'
    },
    {
      rule: 'a missing constructor is refused',
      apex: 'return new Plain(1, 2);',
      refused: 'Constructor not defined: Plain'
    },
    {
      rule: 'a void method has no value to return',
      apex: 'return Broken.broken;',
      refused: 'A void method cannot return a value'
    }
  ],
  { classes: classes() }
);

function classes(): string[] {
  return [
    `public virtual class Animal {
      public String name;
      public Animal() { this('animal'); }
      public Animal(String name) { this.name = name; }
      public virtual String sound() { return '...'; }
      public virtual String describe() { return name; }
      public String speak() { return name + ': ' + sound(); }
    }`,
    `public virtual class Dog extends Animal {
      public Dog(String name) { super(name); }
      public override String sound() { return 'wuff'; }
      public override String describe() { return 'dog ' + super.describe(); }
      public override String toString() { return 'Dog:' + name; }
    }`,
    "public class Puppy extends Dog { public Puppy() { super('puppy'); } }",
    `public class Box {
      public Integer size; public String label; public Boolean open;
      public Box() { this(5); }
      public Box(Integer size) { this.size = size; }
    }`,
    'public class Plain { public Integer value = 7; }',
    'public abstract class Shape { public abstract Integer area(); }',
    `public class Square extends Shape {
      private final Integer side;
      public Square(Integer side) { this.side = side; }
      public override Integer area() { return side * side; }
    }`,
    'public interface Greeter { String greet(); }',
    'public interface LoudGreeter extends Greeter { String shout(); }',
    "public virtual class Polite implements Greeter { public String greet() { return 'good day'; } }",
    'public class VeryPolite extends Polite {}',
    `public class Shouter implements LoudGreeter {
      public String greet() { return 'hi'; }
      public String shout() { return greet() + '!'; }
    }`,
    `public class Overloads {
      public static String kind(Object o) { return 'object'; }
      public static String kind(String s) { return 'string'; }
      public static String kind(Integer i) { return 'integer'; }
      public static String number(Decimal d) { return 'decimal'; }
      public static String number(Long l) { return 'long'; }
      public static String animal(Animal a) { return 'animal'; }
      public static String animal(Dog d) { return 'dog'; }
      public static void fill(List<Integer> l) { l.add(1); l = new List<Integer>(); }
      public static void change(Integer i) { i = 2; }
      public static Integer factorial(Integer n) { return n < 2 ? 1 : n * factorial(n - 1); }
      public static Integer callsItself() { return one(); }
      private static Integer one() { return 1; }
    }`,
    'public class Counter { public static Integer count = 0; public static void next() { count++; } }',
    `public class Ordered {
      public static List<String> steps = new List<String>{ 'first' };
      static { steps.add('block'); }
      private static Integer one = 1;
      public static Integer sum = one + 2;
      static { steps.add('second'); }
      public String seen = 'field';
      { seen += ',block'; }
      public Ordered() { seen += ',constructor'; }
    }`,
    `public virtual class Parent {
      public String trail = 'parent-field';
      public Parent() { trail += ' parent'; }
    }`,
    `public class Child extends Parent {
      private String own = note();
      public Child() { trail += ' child'; }
      private String note() { trail += ' child-field'; return ''; }
    }`,
    `public class Once {
      public Integer runs = 0;
      { runs++; }
      public Once() { this(1); }
      public Once(Integer i) { }
    }`,
    `public class Props {
      public Integer plain { get; set; }
      public Integer doubled { get { return plain * 2; } }
      public Integer clipped { get; set { clipped = Math.min(value, 10); } }
      public Integer made = 0;
      public String lazy { get { if (lazy == null) { made++; lazy = 'x'; } return lazy; } set; }
      public static Integer shared { get { return 42; } }
    }`,
    `public class Outer {
      private static Integer base = 100;
      public enum Size { SMALL, BIG }
      public interface Visitor { String visit(); }
      public class Inner {
        private Integer value;
        public Inner(Integer value) { this.value = value; }
        public Integer twice() { return value * 2; }
        public Integer viaOuter() { return plus(value); }
      }
      private static Integer plus(Integer i) { return base + i; }
    }`,
    "public class Visiting implements Outer.Visitor { public String visit() { return 'visited'; } }",
    `public class Chain {
      public String text = '';
      public Chain add(String s) { text += s; return this; }
    }`,
    `public class Money implements Comparable {
      public Integer amount;
      public Money(Integer amount) { this.amount = amount; }
      public Boolean equals(Object other) { return ((Money) other).amount == amount; }
      public Integer hashCode() { return amount; }
      public Integer compareTo(Object other) { return amount - ((Money) other).amount; }
    }`,
    `public class Broken {
      public Integer instanceValue = 1;
      public static Integer broken = 1;
      public static Integer wrong() { return this.instanceValue; }
      public static void nothing() { return 1; }
      public class Inner { public Integer read() { return instanceValue; } }
    }`
  ];
}
