import { languageCases } from './language-cases.ts';

const two =
  "Contact a = new Contact(LastName = 'a'); Contact b = new Contact(LastName = 'b'); insert new List<Contact>{ a, b }; insert new Task(Subject = 't', WhoId = b.Id);";
const lead = "Lead l = new Lead(LastName = 'Li', Company = 'Acme'); insert l;";
const convert =
  "Database.LeadConvert c = new Database.LeadConvert(); c.setLeadId(l.Id); c.setConvertedStatus('Closed - Converted');";

/** Apex Developer Guide: Merging Records, Converting Leads, Restoring Deleted Records. */
languageCases([
  {
    rule: 'merge keeps the master and deletes the other',
    apex: `${two} merge a b; return [SELECT LastName FROM Contact].LastName;`,
    gives: 'a'
  },
  {
    rule: 'what led to the other record leads to the master',
    apex: `${two} merge a b; return [SELECT WhoId FROM Task].WhoId == a.Id;`,
    gives: 'true'
  },
  {
    rule: 'merge takes a list of up to two',
    apex: `${two} Contact c = new Contact(LastName = 'c'); insert c; merge a new List<Contact>{ b, c }; return [SELECT COUNT() FROM Contact];`,
    gives: 'Integer 1'
  },
  {
    rule: 'a record cannot be merged into itself',
    apex: `${two} try { merge a a; } catch (DmlException e) { return e.getDmlStatusCode(0); } return null;`,
    gives: 'INVALID_OPERATION'
  },
  {
    rule: 'Database.merge tells what it did',
    apex: `${two} Database.MergeResult r = Database.merge(a, b.Id); return r.isSuccess() + ' ' + (r.getMergedRecordIds()[0] == b.Id) + ' ' + r.getUpdatedRelatedIds().size();`,
    gives: 'true true 1'
  },
  {
    rule: 'with allOrNone false a refusal is in the result',
    apex: `${two} Database.MergeResult r = Database.merge(a, a.Id, false); return r.isSuccess() + ' ' + r.getErrors().size();`,
    gives: 'false 1'
  },
  {
    rule: 'convertLead makes account, contact and opportunity',
    apex: `${lead} ${convert} Database.LeadConvertResult r = Database.convertLead(c); return r.isSuccess() + ' ' + [SELECT Name FROM Account WHERE Id = :r.getAccountId()].Name + ' ' + (r.getContactId() != null) + ' ' + (r.getOpportunityId() != null);`,
    gives: 'true Acme true true'
  },
  {
    rule: 'convertLead leaves the opportunity out when told to',
    apex: `${lead} ${convert} c.setDoNotCreateOpportunity(true); return Database.convertLead(c).getOpportunityId();`,
    gives: 'null'
  },
  {
    rule: 'a lead is converted once',
    apex: `${lead} ${convert} Database.convertLead(c); Database.LeadConvertResult r = Database.convertLead(c, false); return r.isSuccess() + ' ' + r.getErrors()[0].getStatusCode();`,
    gives: 'false CANNOT_UPDATE_CONVERTED_LEAD'
  },
  {
    rule: 'convertLead throws a DmlException unless told otherwise',
    apex: `${lead} ${convert} Database.convertLead(c); try { Database.convertLead(c); } catch (DmlException e) { return e.getNumDml(); } return null;`,
    gives: 'Integer 1'
  },
  {
    rule: 'undelete brings back what was deleted',
    apex: `${two} delete a; undelete a; return [SELECT COUNT() FROM Contact];`,
    gives: 'Integer 2'
  },
  {
    rule: 'Database.undelete takes ids and tells what is not in the recycle bin',
    apex: `${two} delete a; List<Database.UndeleteResult> r = Database.undelete(new List<Id>{ a.Id, b.Id }, false); return r[0].isSuccess() + ' ' + r[1].getErrors()[0].getStatusCode();`,
    gives: 'true UNDELETE_FAILED'
  }
]);

languageCases(
  [
    {
      rule: 'a merge fires deletes for the other record, then an update for the master',
      apex: `${two} Log.steps.clear(); merge a b; return String.join(Log.steps, ', ');`,
      gives: 'BEFORE_DELETE b, AFTER_DELETE b, BEFORE_UPDATE a, AFTER_UPDATE a'
    },
    {
      rule: 'a trigger may refuse a merge',
      apex: `${two} Log.refuses = true; try { merge a b; } catch (DmlException e) { return e.getDmlMessage(0) + ' ' + [SELECT COUNT() FROM Contact]; } return null;`,
      gives: 'kept 2'
    }
  ],
  {
    classes: [
      'public class Log { public static List<String> steps = new List<String>(); public static Boolean refuses = false; }'
    ],
    triggers: [
      `trigger Watch on Contact (before update, after update, before delete, after delete) {
        Contact one = Trigger.isDelete ? Trigger.old[0] : Trigger.new[0];
        Log.steps.add(Trigger.operationType.name() + ' ' + one.LastName);
        if (Log.refuses && Trigger.isDelete && Trigger.isBefore) one.addError('kept');
      }`
    ]
  }
);
