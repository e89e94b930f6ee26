import { languageCases } from './language-cases.ts';

const classes = [
  `public class Track {
    public static List<String> steps = new List<String>();
    public static String all() { return String.join(steps, ', '); }
  }`,
  `public class Later {
    @future public static void note(String what) { Track.steps.add(what); }
    @future(callout=true) public static void count(List<Integer> numbers) {
      Track.steps.add(String.valueOf(numbers.size()) + ' ' + Limits.getQueries());
    }
  }`,
  `public class Sweep implements Database.Batchable<SObject> {
    public Integer seen = 0;
    public Database.QueryLocator start(Database.BatchableContext job) {
      Track.steps.add('start');
      return Database.getQueryLocator('SELECT Id, Name FROM Shelf__c ORDER BY Name');
    }
    public void execute(Database.BatchableContext job, List<Shelf__c> shelves) {
      seen += shelves.size();
      Track.steps.add(shelves[0].Name + ' ' + seen + ' ' + Limits.getDmlStatements());
      update shelves;
    }
    public void finish(Database.BatchableContext job) {
      Track.steps.add('finish ' + seen + ' ' + (job.getJobId() != null));
    }
  }`,
  `public class Tally implements Database.Batchable<Integer>, Database.Stateful {
    public Integer sum = 0;
    public Iterable<Integer> start(Database.BatchableContext job) {
      return new List<Integer>{ 1, 2, 3 };
    }
    public void execute(Database.BatchableContext job, List<Integer> numbers) {
      for (Integer one : numbers) sum += one;
    }
    public void finish(Database.BatchableContext job) { Track.steps.add('sum ' + sum); }
  }`,
  `public class Nightly implements Schedulable {
    public void execute(SchedulableContext context) {
      Track.steps.add('night ' + (context.getTriggerId() != null));
    }
  }`
];

const shelves = (count: number) =>
  `List<Shelf__c> l = new List<Shelf__c>(); for (Integer i = 0; i < ${count}; i++) { l.add(new Shelf__c(Name = 'n' + i, ExternalId__c = 'k' + i)); } insert l;`;

const inTest = (work: string) => `Test.startTest(); ${work} Test.stopTest(); return Track.all();`;

/** Apex Developer Guide: Future Methods, Using Batch Apex, Apex Scheduler. */
languageCases(
  [
    {
      rule: 'a future method runs at stopTest',
      apex: inTest("Later.note('later'); Track.steps.add('now');"),
      gives: 'now, later'
    },
    {
      rule: 'a future method has limits of its own',
      apex: inTest(
        'List<Shelf__c> l = [SELECT Id FROM Shelf__c]; Later.count(new List<Integer>{ 1, 2 });'
      ),
      gives: '2 0'
    },
    {
      rule: 'calls of future methods are counted',
      apex: "Test.startTest(); Later.note('a'); Later.note('b'); return Limits.getFutureCalls();",
      gives: 'Integer 2'
    },
    {
      rule: 'a batch runs start, execute for each scope, and finish',
      apex: `${shelves(3)} ${inTest('Database.executeBatch(new Sweep(), 2);')}`,
      gives: 'start, n0 2 0, n2 1 0, finish 0 true'
    },
    {
      rule: 'a batch takes 200 records at a time by itself',
      apex: `${shelves(201)} ${inTest('Database.executeBatch(new Sweep());')}`,
      gives: 'start, n0 200 0, n99 1 0, finish 0 true'
    },
    {
      rule: 'a batch without records runs start and finish',
      apex: inTest('Database.executeBatch(new Sweep());'),
      gives: 'start, finish 0 true'
    },
    {
      rule: 'a stateful batch keeps its variables, and may go over any iterable',
      apex: inTest('Database.executeBatch(new Tally(), 2);'),
      gives: 'sum 6'
    },
    {
      rule: 'executeBatch gives the id of a job',
      apex: "Id i = Database.executeBatch(new Tally()); return String.valueOf(i).startsWith('707');",
      gives: 'true'
    },
    {
      rule: 'a scope of nothing is refused',
      apex: 'return Database.executeBatch(new Tally(), 0);',
      throws: 'System.AsyncException: Scope size must be greater than 0'
    },
    {
      rule: 'scheduled work runs at stopTest',
      apex: inTest("Id i = System.schedule('n', '0 0 2 * * ?', new Nightly());"),
      gives: 'night true'
    }
  ],
  { classes }
);
