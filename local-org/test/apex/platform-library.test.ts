import { languageCases } from './language-cases.ts';

/** Apex Reference Guide, System Namespace: how calls find their overload and what they answer. */
languageCases(
  [
    { rule: 'String.valueOf takes anything', apex: 'String.valueOf(1.50)', gives: '1.50' },
    {
      rule: 'String.join takes a list of ids',
      apex: "String.join(new List<Id>{'000000000000000'}, ',')",
      gives: '000000000000000AAA'
    },
    {
      rule: 'String.join writes numbers',
      apex: "String.join(new Set<Integer>{1, 2}, '-')",
      gives: '1-2'
    },
    {
      rule: 'String.format fills in a list of objects',
      apex: "String.format('{0} has {1}', new List<Object>{'Ada', 3})",
      gives: 'Ada has 3'
    },
    { rule: 'isBlank of null is true', apex: 'String.isBlank(null)', gives: 'true' },
    { rule: 'calls chain', apex: "' Ada '.trim().toUpperCase().left(2)", gives: 'AD' },
    { rule: 'a String literal has methods', apex: "'a,b'.split(',').size()", gives: 'Integer 2' },
    { rule: 'names of methods ignore case', apex: "'Ada'.TOLOWERCASE()", gives: 'ada' },
    {
      rule: 'a method of a null String throws',
      apex: 'String s = null; return s.length();',
      throws: 'System.NullPointerException: Attempt to de-reference a null object'
    },
    {
      rule: 'null as an argument throws',
      apex: "'a'.contains(null)",
      throws: 'System.NullPointerException: Argument cannot be null.'
    },
    { rule: 'Math.max of Integers is an Integer', apex: 'Math.max(1, 2)', gives: 'Integer 2' },
    {
      rule: 'Math.max of mixed numbers is the wider kind',
      apex: 'Math.max(1, 2L)',
      gives: 'Long 2'
    },
    { rule: 'Math.mod keeps the sign', apex: 'Math.mod(-7, 3)', gives: 'Integer -1' },
    {
      rule: 'Math.mod by zero throws',
      apex: 'Math.mod(1, 0)',
      throws: 'System.MathException: Divide by 0'
    },
    { rule: 'Math.sqrt of an Integer is a Double', apex: 'Math.sqrt(16)', gives: 'Double 4.0' },
    {
      rule: 'setScale rounds half to even unless told',
      apex: 'Decimal d = 2.345; return d.setScale(2);',
      gives: 'Decimal 2.34'
    },
    {
      rule: 'setScale takes a rounding mode',
      apex: 'Decimal d = 2.345; return d.setScale(2, System.RoundingMode.HALF_UP);',
      gives: 'Decimal 2.35'
    },
    { rule: 'Integer.valueOf reads text', apex: "Integer.valueOf('12')", gives: 'Integer 12' },
    {
      rule: 'Integer.valueOf refuses other text',
      apex: "Integer.valueOf('1x')",
      throws: 'System.TypeException: Invalid integer: 1x'
    },
    { rule: 'Long.valueOf reads text', apex: "Long.valueOf('-12')", gives: 'Long -12' },
    {
      rule: 'Decimal.valueOf keeps the scale',
      apex: "Decimal.valueOf('1.50')",
      gives: 'Decimal 1.50'
    },
    {
      rule: 'a date prints with a time in other text',
      apex: "'' + Date.newInstance(2024, 2, 29)",
      gives: '2024-02-29 00:00:00'
    },
    {
      rule: 'String.valueOf a date has none',
      apex: 'String.valueOf(Date.newInstance(2024, 2, 29))',
      gives: '2024-02-29'
    },
    {
      rule: 'days between two dates',
      apex: 'Date.newInstance(2024, 2, 28).daysBetween(Date.newInstance(2024, 3, 1))',
      gives: 'Integer 2'
    },
    {
      rule: 'a moment is the same in every zone',
      apex: "Datetime.newInstanceGmt(2024, 2, 29, 12, 0, 0).formatGmt('yyyy-MM-dd HH:mm')",
      gives: '2024-02-29 12:00'
    },
    {
      rule: 'Datetime.newInstance takes milliseconds',
      apex: 'Datetime.newInstance(0L).getTime()',
      gives: 'Long 0'
    },
    {
      rule: 'today is the day of the clock',
      apex: 'Date.today() == System.today()',
      gives: 'true'
    },
    {
      rule: 'Pattern.matches asks for the whole text',
      apex: "Pattern.matches('[a-z]+', 'ab1')",
      gives: 'false'
    },
    {
      rule: 'a matcher gives groups',
      apex: "Matcher m = Pattern.compile('(\\\\w)-(\\\\w)').matcher('a-b'); m.matches(); return m.group(2);",
      gives: 'b'
    },
    {
      rule: 'JSON writes a map',
      apex: "JSON.serialize(new Map<String, Object>{'a' => 1, 'b' => null})",
      gives: '{"a":1,"b":null}'
    },
    {
      rule: 'untyped JSON is cast by its reader',
      apex: "Map<String, Object> m = (Map<String, Object>) JSON.deserializeUntyped('{\"a\":[1,2]}'); return ((List<Object>) m.get('a')).size();",
      gives: 'Integer 2'
    },
    {
      rule: 'JSON reads a typed list',
      apex: "List<Integer> l = (List<Integer>) JSON.deserialize('[1,2]', List<Integer>.class); return l[1];",
      gives: 'Integer 2'
    },
    {
      rule: 'JSON reads a record',
      apex: 'Shelf__c s = (Shelf__c) JSON.deserialize(\'{"Name":"Poetry"}\', Shelf__c.class); return s.Name;',
      gives: 'Poetry'
    },
    {
      rule: 'bad JSON throws',
      apex: "try { JSON.deserializeUntyped('{'); return 'read'; } catch (JSONException e) { return 'refused'; }",
      gives: 'refused'
    },
    {
      rule: 'JSON writes the variables of a class',
      apex: "return JSON.serialize(new Note('hi'));",
      gives: '{"text":"hi","size":null}'
    },
    {
      rule: 'JSON can leave null variables out',
      apex: "return JSON.serialize(new Note('hi'), true);",
      gives: '{"text":"hi"}'
    },
    {
      rule: 'describe knows the object',
      apex: 'Shelf__c.SObjectType.getDescribe().getLabel()',
      gives: 'Shelf'
    },
    {
      rule: 'Schema.SObjectType.X is the describe result of X',
      apex: 'Schema.SObjectType.Shelf__c.isAccessible()',
      gives: 'true'
    },
    {
      rule: 'the global describe finds objects by lower-case name',
      apex: "Schema.getGlobalDescribe().get('shelf__c').getDescribe().getName()",
      gives: 'Shelf__c'
    },
    {
      rule: 'the map of fields finds fields by lower-case name',
      apex: "Shelf__c.SObjectType.getDescribe().fields.getMap().get('kind__c').getDescribe().getType() == Schema.DisplayType.PICKLIST",
      gives: 'true'
    },
    {
      rule: 'a record is read and written by field name',
      apex: "SObject s = new Shelf__c(); s.put('Name', 'Poetry'); return s.get('name');",
      gives: 'Poetry'
    },
    {
      rule: 'a field the object has not is refused',
      apex: "return new Shelf__c().get('Colour__c');",
      throws: 'System.SObjectException: Invalid field Colour__c for Shelf__c'
    },
    {
      rule: 'Database.insert tells of each row',
      apex: "Database.SaveResult r = Database.insert(new Shelf__c(Name = 'x', ExternalId__c = 'x'), false); return r.isSuccess() && r.getId() != null;",
      gives: 'true'
    },
    {
      rule: 'Database.insert without allOrNone keeps the error',
      apex: "Database.SaveResult r = Database.insert(new Shelf__c(Name = 'x'), false); return r.getErrors()[0].getStatusCode();",
      gives: 'REQUIRED_FIELD_MISSING'
    },
    {
      rule: 'Database.query sees variables of the method',
      apex: "insert new Shelf__c(Name = 'y', ExternalId__c = 'y'); String key = 'y'; return Database.query('SELECT Id FROM Shelf__c WHERE ExternalId__c = :key').size();",
      gives: 'Integer 1'
    },
    {
      rule: 'Database.queryWithBinds sees the given map',
      apex: "insert new Shelf__c(Name = 'z', ExternalId__c = 'z'); return Database.queryWithBinds('SELECT Id FROM Shelf__c WHERE ExternalId__c = :key', new Map<String, Object>{'key' => 'z'}, AccessLevel.USER_MODE).size();",
      gives: 'Integer 1'
    },
    {
      rule: 'a savepoint takes back what came after it',
      apex: "Savepoint before = Database.setSavepoint(); insert new Shelf__c(Name = 's', ExternalId__c = 's'); Database.rollback(before); return [SELECT COUNT() FROM Shelf__c WHERE ExternalId__c = 's'];",
      gives: 'Integer 0'
    },
    {
      rule: 'delete takes an id',
      apex: "Shelf__c s = new Shelf__c(Name = 'd', ExternalId__c = 'd'); insert s; return Database.delete(s.Id).isSuccess();",
      gives: 'true'
    },
    {
      rule: 'Type.forName finds a class and makes one of it',
      apex: "return String.valueOf(Type.forName('Note').newInstance() instanceof Note);",
      gives: 'true'
    },
    {
      rule: 'a digest is written as hexadecimal',
      apex: "EncodingUtil.convertToHex(Crypto.generateDigest('MD5', Blob.valueOf('')))",
      gives: 'd41d8cd98f00b204e9800998ecf8427e'
    },
    {
      rule: 'the org has an id of 18 characters',
      apex: 'String.valueOf(UserInfo.getOrganizationId()).length()',
      gives: 'Integer 18'
    },
    {
      rule: 'UserInfo does not count as a query',
      apex: 'UserInfo.getUserName(); return Limits.getQueries();',
      gives: 'Integer 0'
    },
    {
      rule: 'a queued job runs when the test stops',
      apex: 'Test.startTest(); System.enqueueJob(new Job()); Integer before = Job.runs; Test.stopTest(); return Job.runs - before;',
      gives: 'Integer 1'
    },
    {
      rule: 'a mock answers an HTTP call',
      apex: "Test.setMock(HttpCalloutMock.class, new Teapot()); HttpRequest q = new HttpRequest(); q.setEndpoint('https://example.org'); q.setMethod('GET'); return new Http().send(q).getStatusCode();",
      gives: 'Integer 418'
    }
  ],
  {
    classes: [
      'public class Note { public String text; public Integer size; public Note() {} public Note(String text) { this.text = text; } }',
      'public class Job implements Queueable { public static Integer runs = 0; public void execute(QueueableContext context) { runs++; } }',
      'public class Teapot implements HttpCalloutMock { public HttpResponse respond(HttpRequest request) { HttpResponse r = new HttpResponse(); r.setStatusCode(418); return r; } }'
    ]
  }
);
