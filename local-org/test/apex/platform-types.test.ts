import { languageCases } from './language-cases.ts';

const jobs = `public class Jobs implements Queueable, Finalizer, Callable {
  public static List<String> seen = new List<String>();
  private Boolean fails;
  public Jobs(Boolean fails) { this.fails = fails; }
  public void execute(QueueableContext c) {
    System.attachFinalizer(this);
    seen.add(Request.getCurrent().getQuiddity().name() + System.isQueueable());
    if (fails) throw new IllegalArgumentException('broken');
  }
  public void execute(FinalizerContext c) {
    seen.add(c.getResult().name() + (c.getException() == null ? '' : c.getException().getMessage()));
  }
  public Object call(String action, Map<String, Object> args) { return action + args.get('n'); }
}`;

const greeter = `public virtual class Greeter {
  public Greeter() { throw new IllegalArgumentException('no constructor runs'); }
  public virtual String greet(String name, Integer times) { return 'real'; }
  public Integer twice(Integer n) { return n * 2; }
  public Integer wrong() { return 1; }
}`;

const answers = `public class Answers implements System.StubProvider {
  public Object handleMethodCall(Object stub, String name, Type returns, List<Type> types,
      List<String> names, List<Object> args) {
    if (name == 'twice') return null;
    if (name == 'wrong') return 'text';
    return name + '(' + types[0] + ' ' + args[0] + ', ' + types[1] + ' ' + args[1] + ')';
  }
}`;

/** Apex Reference Guide: types of the platform that classes of all kinds of packages use. */
languageCases(
  [
    {
      rule: 'a generator writes what it is told, in order',
      apex: `JSONGenerator g = JSON.createGenerator(false);
        g.writeStartObject(); g.writeStringField('a', 'b"'); g.writeNumberField('n', 1.50);
        g.writeFieldName('l'); g.writeStartArray(); g.writeNumber(1); g.writeNull();
        g.writeEndArray(); g.writeObjectField('m', new Map<String, Integer>{'x' => 1});
        g.writeEndObject(); return g.getAsString();`,
      gives: '{"a":"b\\"","n":1.50,"l":[1,null],"m":{"x":1}}'
    },
    {
      rule: 'a pretty generator breaks lines behind each member',
      apex: `JSONGenerator g = JSON.createGenerator(true);
        g.writeStartObject(); g.writeBooleanField('a', true); g.writeNullField('b');
        g.writeEndObject(); return g.getAsString();`,
      gives: '{\n  "a" : true,\n  "b" : null\n}'
    },
    {
      rule: 'a generator closes only what is open',
      apex: "JSONGenerator g = JSON.createGenerator(false); g.writeStartArray(); g.writeEndObject(); return '';",
      throws: 'System.JSONException: Current context is not an object'
    },
    {
      rule: 'a parser goes through text token by token',
      apex: `JSONParser p = JSON.createParser('{"a":[1,"x"],"b":{"c":true},"d":2.5}');
        String seen = '';
        while (p.nextToken() != null) {
          if (p.getCurrentToken() == JSONToken.FIELD_NAME && p.getText() == 'b') {
            p.nextToken(); p.skipChildren();
          } else if (p.getCurrentToken() == JSONToken.VALUE_NUMBER_FLOAT) {
            seen += p.getCurrentName() + p.getDecimalValue();
          } else { seen += p.getText(); }
        }
        return seen;`,
      gives: '{a[1x]dd2.5}'
    },
    {
      rule: 'a parser reads what begins at its place as a type',
      apex: `JSONParser p = JSON.createParser('[{"Name":"a"},{"Name":"b"}]');
        p.nextToken(); String names = '';
        while (p.nextToken() == JSONToken.START_OBJECT) {
          names += ((Account) p.readValueAs(Account.class)).Name;
        }
        return names;`,
      gives: 'ab'
    },
    {
      rule: 'a type makes records and collections',
      apex: `List<SObject> l = (List<SObject>) Type.forName('List<Account>').newInstance();
        l.add((SObject) Account.class.newInstance()); return l.size();`,
      gives: 'Integer 1'
    },
    {
      rule: 'text in the form of an id is an instance of Id',
      apex: "Object o = '001000000000001'; return (o instanceof Id) + ' ' + ('x' instanceof Id);",
      gives: 'true false'
    },
    {
      rule: 'DML options decide whether a bad row stops all',
      apex: `Database.DMLOptions o = new Database.DMLOptions();
        o.optAllOrNone = false; o.DuplicateRuleHeader.allowSave = true;
        return Database.insert(new List<Account>{new Account(), new Account(Name = 'x')}, o)[1].isSuccess();`,
      gives: 'true'
    },
    {
      rule: 'a DML exception tells the code of a row as an enum',
      apex: `try { insert new Account(); return ''; }
        catch (Exception e) { return e.getDmlType(0) == StatusCode.REQUIRED_FIELD_MISSING; }`,
      gives: 'true'
    },
    {
      rule: 'an e-mail without a recipient is refused',
      apex: `Messaging.SingleEmailMessage m = new Messaging.SingleEmailMessage();
        m.setSubject('s'); m.setPlainTextBody('t');
        Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{m}); return '';`,
      throws:
        'System.EmailException: SendEmail failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []'
    },
    {
      rule: 'an e-mail counts and is sent nowhere',
      apex: `Messaging.SingleEmailMessage m = new Messaging.SingleEmailMessage();
        m.toAddresses = new List<String>{'ada@example.com'}; m.htmlBody = '<p>t</p>';
        Boolean ok = Messaging.sendEmail(new List<Messaging.Email>{m}, false)[0].isSuccess();
        return ok + ' ' + Limits.getEmailInvocations();`,
      gives: 'true 1'
    },
    {
      rule: 'a page has its address and parameters',
      apex: `PageReference p = new PageReference('/apex/x?a=1'); p.getParameters().put('b', 'c d');
        Test.setCurrentPage(p); return ApexPages.currentPage().getUrl();`,
      gives: '/apex/x?a=1&b=c+d'
    },
    {
      rule: 'pages collect messages',
      apex: `ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.ERROR, 'no'));
        return ApexPages.getMessages()[0].getDetail() + ApexPages.hasMessages();`,
      gives: 'notrue'
    },
    {
      rule: 'a REST request is what a test makes of it',
      apex: `RestContext.request = new RestRequest(); RestContext.request.requestURI = '/x/5';
        RestContext.request.addParameter('q', 'v');
        return RestContext.request.requestURI.substringAfterLast('/') + RestContext.request.params.get('q');`,
      gives: '5v'
    },
    {
      rule: 'an address is taken apart',
      apex: `URL u = new URL('https://a.example:444/b/c?d=e#f');
        return u.getHost() + u.getPort() + u.getPath() + u.getQuery() + u.getRef();`,
      gives: 'a.example444/b/cd=ef'
    },
    {
      rule: 'a UUID reads what it writes',
      apex: 'UUID u = UUID.randomUUID(); return UUID.fromString(u.toString()).equals(u);',
      gives: 'true'
    },
    {
      rule: 'a finalizer hears how its job ended',
      apex: `System.enqueueJob(new Jobs(false)); Test.stopTest(); return String.join(Jobs.seen, ',');`,
      gives: 'QUEUEABLEtrue,SUCCESS'
    },
    {
      rule: 'a finalizer hears of a failure, which stays one',
      apex: `System.enqueueJob(new Jobs(true)); String failed = '';
        try { Test.stopTest(); } catch (Exception e) { failed = e.getMessage(); }
        return failed + String.join(Jobs.seen, ',');`,
      gives: 'brokenQUEUEABLEtrue,UNHANDLED_EXCEPTIONbroken'
    },
    {
      rule: 'a Callable is called by name',
      apex: "Callable c = new Jobs(false); return c.call('go', new Map<String, Object>{'n' => 1});",
      gives: 'go1'
    },
    {
      rule: 'a job is a row that says how it ended',
      apex: `Id i = System.enqueueJob(new Jobs(false));
        String was = [SELECT Status FROM AsyncApexJob WHERE Id = :i].Status; Test.stopTest();
        AsyncApexJob j = [SELECT JobType, Status, NumberOfErrors FROM AsyncApexJob WHERE Id = :i];
        return was + j.JobType + j.Status + j.NumberOfErrors;`,
      gives: 'QueuedQueueableCompleted0'
    },
    {
      rule: 'a stub answers for every method of a class',
      apex: `Greeter g = (Greeter) Test.createStub(Greeter.class, new Answers());
        return g.greet('Ada', 2) + g.twice(3);`,
      gives: 'greet(String Ada, Integer 2)null'
    },
    {
      rule: 'a stub must answer in the type of the method',
      apex: `Greeter g = (Greeter) Test.createStub(Greeter.class, new Answers()); return g.wrong();`,
      throws: 'System.TypeException: handleMethodCall returned a value that is no Integer: wrong'
    },
    {
      rule: 'dynamic SOQL gives the only row where one is wanted',
      apex: `insert new Account(Name = 'Only');
        Account a = Database.query('SELECT Name FROM Account WHERE Name = \\'Only\\''); return a.Name;`,
      gives: 'Only'
    },
    {
      rule: 'bytes of a file are a Blob, written and read',
      apex: `ContentVersion v = new ContentVersion(Title = 't', PathOnClient = 't.txt',
          VersionData = Blob.valueOf('ü'));
        insert v; v = [SELECT VersionData FROM ContentVersion WHERE Id = :v.Id];
        return v.VersionData.toString();`,
      gives: 'ü'
    },
    {
      rule: 'a record in JSON brings its parent and its children along',
      apex: `Account a = (Account) JSON.deserialize('{"attributes":{"type":"Account"},"Name":"n",'
          + '"Parent":{"attributes":{"type":"Account"},"Name":"p"},'
          + '"Contacts":{"totalSize":1,"done":true,"records":[{"LastName":"c"}]}}', Account.class);
        return a.Name + a.Parent.Name + a.Contacts[0].LastName;`,
      gives: 'npc'
    },
    {
      rule: 'a test puts the date of creation where it wants it',
      apex: `Account a = new Account(Name = 'Old'); insert a;
        Test.setCreatedDate(a.Id, Datetime.newInstanceGmt(2020, 1, 2));
        return [SELECT CreatedDate FROM Account WHERE Id = :a.Id].CreatedDate.yearGmt();`,
      gives: 'Integer 2020'
    },
    {
      rule: 'a token of a field can be written with fields',
      apex: 'Account.fields.Name == Account.Name',
      gives: 'true'
    },
    {
      rule: 'what is named and not used does no harm',
      apex: `if (1 == 2) { List<List<SObject>> found = [FIND 'x' IN ALL FIELDS RETURNING Account];
          Cache.Org.put('a', new Dom.Document()); }
        return 'ran';`,
      gives: 'ran'
    },
    {
      rule: 'record types are described, the master one among them',
      apex: `Schema.RecordTypeInfo i = Account.SObjectType.getDescribe()
          .getRecordTypeInfosByDeveloperName().get('Master');
        return i.getName() + i.isMaster() + i.isActive();`,
      gives: 'Mastertruetrue'
    }
  ],
  { classes: [jobs, greeter, answers] }
);
