import { languageCases } from './language-cases.ts';

/** Apex Developer Guide: Working with sObjects, DML Statements. */
languageCases([
  {
    rule: 'a record takes its fields in the constructor',
    apex: "new Contact(LastName = 'Li').LastName",
    gives: 'Li'
  },
  { rule: 'field names ignore case', apex: "new Contact(lastname = 'Li').LASTNAME", gives: 'Li' },
  { rule: 'a field that was not set is null', apex: 'new Contact().Email', gives: 'null' },
  { rule: 'a checkbox that was not set is false', apex: 'new Shelf__c().Busy__c', gives: 'false' },
  {
    rule: 'a number field is a Decimal',
    apex: 'new Shelf__c(Width__c = 3).Width__c',
    gives: 'Decimal 3'
  },
  {
    rule: 'an unknown field is refused',
    apex: 'return new Contact(Nonsense__c = 1);',
    refused: 'Field does not exist: Nonsense__c'
  },
  {
    rule: 'a wrong type for a field is refused',
    apex: "return new Shelf__c(Width__c = 'a');",
    refused: 'Illegal assignment from String to Decimal'
  },
  {
    rule: 'a record is handed over by reference',
    apex: "Contact a = new Contact(); Contact b = a; b.LastName = 'Li'; return a.LastName;",
    gives: 'Li'
  },
  {
    rule: 'get and put go by name',
    apex: "SObject s = new Contact(); s.put('LastName', 'Li'); return s.get('lastname');",
    gives: 'Li'
  },
  {
    rule: 'an SObject is cast to its object',
    apex: "SObject s = new Contact(LastName = 'Li'); return ((Contact) s).LastName;",
    gives: 'Li'
  },
  {
    rule: 'a wrong cast of a record throws',
    apex: 'SObject s = new Contact(); return ((Account) s).Name;',
    throws: 'System.TypeException: Invalid conversion from runtime type Contact to Account'
  },
  {
    rule: 'clone leaves the id behind',
    apex: "Contact c = new Contact(Id = '003000000000001', LastName = 'Li'); return c.clone().Id;",
    gives: 'null'
  },
  {
    rule: 'SObjectType names the object',
    apex: 'String.valueOf(Contact.SObjectType)',
    gives: 'Contact'
  },
  {
    rule: 'getSObjectType of a record is its token',
    apex: 'new Contact().getSObjectType() == Contact.SObjectType',
    gives: 'true'
  },
  {
    rule: 'a field token describes its field',
    apex: 'Shelf__c.Width__c.getDescribe().getScale()',
    gives: 'Integer 1'
  },
  {
    rule: 'insert gives the record its id',
    apex: "Contact c = new Contact(LastName = 'Li'); insert c; return c.Id != null;",
    gives: 'true'
  },
  {
    rule: 'insert takes a list',
    apex: "List<Contact> l = new List<Contact>{new Contact(LastName = 'A'), new Contact(LastName = 'B')}; insert l; return [SELECT COUNT() FROM Contact];",
    gives: 'Integer 2'
  },
  {
    rule: 'an empty list is no DML statement',
    apex: 'insert new List<Contact>(); return Limits.getDmlStatements();',
    gives: 'Integer 0'
  },
  {
    rule: 'DML of null throws',
    apex: 'Contact c; insert c; return 0;',
    throws: 'System.NullPointerException: Attempt to de-reference a null object'
  },
  {
    rule: 'a missing required field throws',
    apex: 'insert new Contact(); return 0;',
    throws:
      'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]'
  },
  {
    rule: 'a record with an id cannot be inserted',
    apex: "Contact c = new Contact(LastName = 'Li'); insert c; insert c; return 0;",
    throws:
      'System.DmlException: Insert failed. First exception on row 0; first error: INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]'
  },
  {
    rule: 'one bad row undoes the statement',
    apex: "try { insert new List<Contact>{new Contact(LastName = 'A'), new Contact()}; } catch (DmlException e) { return e.getDmlIndex(0) * 100 + [SELECT COUNT() FROM Contact]; } return -1;",
    gives: 'Integer 100'
  },
  {
    rule: 'a DmlException counts its rows',
    apex: 'try { insert new List<Contact>{new Contact(), new Contact()}; return 0; } catch (DmlException e) { return e.getNumDml(); }',
    gives: 'Integer 2'
  },
  {
    rule: 'a DmlException names the fields',
    apex: 'try { insert new Contact(); return null; } catch (DmlException e) { return e.getDmlFieldNames(0); }',
    gives: '(LastName)'
  },
  {
    rule: 'update writes the fields that were set',
    apex: "Contact c = new Contact(LastName = 'Li', FirstName = 'Wei'); insert c; update new Contact(Id = c.Id, LastName = 'Lu'); return [SELECT Name FROM Contact].Name;",
    gives: 'Wei Lu'
  },
  {
    rule: 'update clears a field set to null',
    apex: "Contact c = new Contact(LastName = 'Li', FirstName = 'Wei'); insert c; c.FirstName = null; update c; return [SELECT Name FROM Contact].Name;",
    gives: 'Li'
  },
  {
    rule: 'update needs an id',
    apex: "update new Contact(LastName = 'Li'); return 0;",
    throws:
      'System.DmlException: Update failed. First exception on row 0; first error: MISSING_ARGUMENT, Id not specified in an update call: [Id]'
  },
  {
    rule: 'a queried record can be updated',
    apex: "insert new Contact(LastName = 'Li'); Contact c = [SELECT LastName, CreatedDate FROM Contact]; c.LastName = 'Lu'; update c; return [SELECT LastName FROM Contact].LastName;",
    gives: 'Lu'
  },
  {
    rule: 'upsert inserts what has no id',
    apex: "Contact c = new Contact(LastName = 'Li'); upsert c; return c.Id != null;",
    gives: 'true'
  },
  {
    rule: 'upsert by an external id updates',
    apex: "insert new Shelf__c(Name = 'a', ExternalId__c = 'k'); upsert new Shelf__c(Name = 'b', ExternalId__c = 'k') ExternalId__c; return [SELECT Name FROM Shelf__c].Name;",
    gives: 'b'
  },
  {
    rule: 'delete removes a record',
    apex: "Contact c = new Contact(LastName = 'Li'); insert c; delete c; return [SELECT COUNT() FROM Contact];",
    gives: 'Integer 0'
  },
  {
    rule: 'ALL ROWS finds what was deleted',
    apex: "Contact c = new Contact(LastName = 'Li'); insert c; delete c; return [SELECT COUNT() FROM Contact ALL ROWS];",
    gives: 'Integer 1'
  },
  {
    rule: 'a deleted record cannot be updated',
    apex: "Contact c = new Contact(LastName = 'Li'); insert c; delete c; try { update c; return 'updated'; } catch (DmlException e) { return e.getDmlStatusCode(0); }",
    gives: 'ENTITY_IS_DELETED'
  },
  {
    rule: 'Database.insert may leave bad rows out',
    apex: "List<Database.SaveResult> r = Database.insert(new List<Contact>{new Contact(LastName = 'A'), new Contact()}, false); return r[0].isSuccess() + ' ' + r[1].isSuccess() + ' ' + [SELECT COUNT() FROM Contact];",
    gives: 'true false 1'
  },
  {
    rule: 'a lookup takes the id of a saved parent',
    apex: "Shelf__c s = new Shelf__c(Name = 's', ExternalId__c = 's'); insert s; insert new Book__c(ExternalId__c = 'b', Shelf__c = s.Id); return [SELECT Shelf__r.Name FROM Book__c].Shelf__r.Name;",
    gives: 's'
  },
  {
    rule: 'a parent is found by its external id',
    apex: "insert new Shelf__c(Name = 's', ExternalId__c = 's'); insert new Book__c(ExternalId__c = 'b', Shelf__r = new Shelf__c(ExternalId__c = 's')); return [SELECT Shelf__r.Name FROM Book__c].Shelf__r.Name;",
    gives: 's'
  },
  {
    rule: 'a rollback takes writes back',
    apex: "Savepoint s = Database.setSavepoint(); insert new Contact(LastName = 'Li'); Database.rollback(s); return [SELECT COUNT() FROM Contact];",
    gives: 'Integer 0'
  },
  {
    rule: '151 DML statements are one too many',
    apex: "for (Integer i = 0; i < 151; i++) { insert new Contact(LastName = 'c' + i); } return 0;",
    throws: 'System.LimitException: Too many DML statements: 151'
  },
  {
    rule: 'setup and other objects do not mix',
    apex: "insert new Contact(LastName = 'Li'); insert new PermissionSet(Name = 'p', Label = 'p'); return 0;",
    throws:
      'System.DmlException: Insert failed. First exception on row 0; first error: MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): PermissionSet, original object: Contact: []'
  },
  {
    rule: 'runAs lets setup objects be written beside others',
    apex: "insert new Contact(LastName = 'Li'); System.runAs(new User(Id = UserInfo.getUserId())) { insert new PermissionSet(Name = 'p', Label = 'p'); } return [SELECT COUNT() FROM PermissionSet WHERE Name = 'p'];",
    gives: 'Integer 1'
  },
  {
    rule: 'what is no record cannot be saved',
    apex: "insert 'text'; return 0;",
    refused: 'DML requires SObject'
  }
]);
