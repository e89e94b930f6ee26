import { languageCases } from './language-cases.ts';

const classes = [
  `public class Parcel {
    public enum Size { SMALL, LARGE }
    public class Line {
      public String sku;
      public Integer count;
    }
    public virtual class Base { public String code; }
    public class Sealed extends Base { public Boolean wax; }
    public String title { get; set; }
    public Size size;
    public Line first;
    public List<Line> lines;
    public Map<String, Line> byName;
    public Set<Integer> numbers;
    public List<List<Integer>> grid;
    public Date due;
    public Datetime sentAt;
    public Decimal weight;
    public Long big;
    public Id owner;
    public Object anything;
    public Contact person;
    public transient String secret = 'x';
    public static String shared = 'no part of it';
    private String hidden = 'kept';
    public Integer left = 3;
    public String hiddenText() { return hidden; }
  }`
];

const read = (json: string, what: string) =>
  `Parcel p = (Parcel) JSON.deserialize('${json}', Parcel.class); return ${what};`;

/** Apex Developer Guide: JSON Serialization and Deserialization; Apex Reference: JSON Class. */
languageCases(
  [
    {
      rule: 'deserialize fills properties and variables of a class',
      apex: read('{"title":"a","weight":1.50}', "p.title + ' ' + p.weight"),
      gives: 'a 1.50'
    },
    {
      rule: 'deserialize reads an enum by its name',
      apex: read('{"size":"LARGE"}', 'p.size == Parcel.Size.LARGE'),
      gives: 'true'
    },
    {
      rule: 'an enum value that does not exist is refused',
      apex: `try { ${read('{"size":"HUGE"}', 'p.size')} } catch (JSONException e) { return e.getTypeName(); }`,
      gives: 'System.JSONException'
    },
    {
      rule: 'deserialize makes inner objects',
      apex: read('{"first":{"sku":"s","count":2}}', 'p.first.count'),
      gives: 'Integer 2'
    },
    {
      rule: 'deserialize makes lists of inner objects',
      apex: read('{"lines":[{"sku":"a"},{"sku":"b"}]}', 'p.lines[1].sku'),
      gives: 'b'
    },
    {
      rule: 'deserialize makes maps of inner objects',
      apex: read('{"byName":{"x":{"count":7}}}', "p.byName.get('x').count"),
      gives: 'Integer 7'
    },
    {
      rule: 'deserialize makes sets and lists of lists',
      apex: read('{"numbers":[1,1,2],"grid":[[1],[2,3]]}', "p.numbers.size() + ' ' + p.grid[1][1]"),
      gives: '2 3'
    },
    {
      rule: 'deserialize reads dates and moments',
      apex: read(
        '{"due":"2026-02-03","sentAt":"2026-02-03T04:05:06.000Z"}',
        "p.due.month() + ' ' + p.sentAt.minuteGmt()"
      ),
      gives: '2 5'
    },
    {
      rule: 'deserialize reads Long and Id',
      apex: read('{"big":4294967296,"owner":"005000000000001"}', "p.big + ' ' + p.owner"),
      gives: '4294967296 005000000000001AAA'
    },
    {
      rule: 'deserialize reads a record inside of a class',
      apex: read('{"person":{"LastName":"Li"}}', 'p.person.LastName'),
      gives: 'Li'
    },
    {
      rule: 'deserialize reads what is typed Object untyped',
      apex: read('{"anything":{"a":[1]}}', 'p.anything instanceof Map<String, Object>'),
      gives: 'true'
    },
    {
      rule: 'deserialize reaches private variables',
      apex: read('{"hidden":"new"}', 'p.hiddenText()'),
      gives: 'new'
    },
    {
      rule: 'deserialize does not run initialisers',
      apex: read('{}', 'p.left'),
      gives: 'null'
    },
    {
      rule: 'deserialize fills inherited variables',
      apex: `Parcel.Sealed s = (Parcel.Sealed) JSON.deserialize('{"code":"c","wax":true}', Parcel.Sealed.class); return s.code + s.wax;`,
      gives: 'ctrue'
    },
    {
      rule: 'deserialize makes lists of a class',
      apex: `List<Parcel> l = (List<Parcel>) JSON.deserialize('[{"title":"a"},{"title":"b"}]', List<Parcel>.class); return l.size() + l[1].title;`,
      gives: '2b'
    },
    {
      rule: 'deserialize passes over names the class has not',
      apex: read('{"nonsense":1,"title":"a"}', 'p.title'),
      gives: 'a'
    },
    {
      rule: 'deserializeStrict refuses names the class has not',
      apex: `try { Object o = JSON.deserializeStrict('{"nonsense":1}', Parcel.class); return o; } catch (JSONException e) { return e.getMessage(); }`,
      gives: "No such column 'nonsense' on sobject of type Parcel"
    },
    {
      rule: 'a text is no Integer',
      apex: `try { ${read('{"first":{"count":"many"}}', 'p.first')} } catch (JSONException e) { return e.getTypeName(); }`,
      gives: 'System.JSONException'
    },
    {
      rule: 'static and transient variables are not part of the JSON',
      apex: "String s = JSON.serialize(new Parcel()); return s.contains('shared') || s.contains('secret');",
      gives: 'false'
    },
    {
      rule: 'serialize writes nulls',
      apex: 'Parcel.Line l = new Parcel.Line(); return JSON.serialize(l);',
      gives: '{"sku":null,"count":null}'
    },
    {
      rule: 'serialize leaves nulls out when told to',
      apex: 'Parcel.Line l = new Parcel.Line(); l.count = 1; return JSON.serialize(l, true);',
      gives: '{"count":1}'
    },
    {
      rule: 'what was serialized comes back',
      apex: "Parcel p = new Parcel(); p.size = Parcel.Size.SMALL; p.byName = new Map<String, Parcel.Line>{ 'x' => new Parcel.Line() }; p.byName.get('x').count = 4; Parcel q = (Parcel) JSON.deserialize(JSON.serialize(p), Parcel.class); return q.size.name() + q.byName.get('x').count;",
      gives: 'SMALL4'
    }
  ],
  { classes }
);
