import { expect, it } from '@jest/globals';
import { runTests, type TestOutcome } from '../../src/apex/index.ts';
import { libraryApexOrg, programOf } from './language-cases.ts';

const org = libraryApexOrg();

function outcomesOf(...sources: readonly string[]): readonly TestOutcome[] {
  return runTests(programOf(...sources), org).outcomes;
}

function verdicts(outcomes: readonly TestOutcome[]): Record<string, string> {
  return Object.fromEntries(
    outcomes.map(({ methodName, passed, message }) => [
      methodName,
      passed ? 'passed' : (message ?? '')
    ])
  );
}

it('tells what passed and what failed, with the place', () => {
  const outcomes = outcomesOf(`@IsTest private class CountTest {
    @IsTest static void holds() { Assert.areEqual(2, 1 + 1); }
    @IsTest static void fails() {
      Assert.areEqual(3, 1 + 1, 'sum');
    }
    static testMethod void oldStyle() { System.assert(true); }
    static void notATest() { System.assert(false); }
  }`);
  expect(verdicts(outcomes)).toEqual({
    holds: 'passed',
    fails: 'System.AssertException: Assertion Failed: sum: Expected: 3, Actual: 2',
    oldStyle: 'passed'
  });
  expect(outcomes[1]?.stackTrace?.[0]).toMatchObject({ place: 'CountTest.fails', line: 4 });
});

it('gives each method fresh rows and statics', () => {
  const outcomes = outcomesOf(`@IsTest private class ApartTest {
    static Integer calls = 0;
    @IsTest static void one() { check(); }
    @IsTest static void two() { check(); }
    static void check() {
      calls++;
      insert new Contact(LastName = 'Li');
      Assert.areEqual(1, calls);
      Assert.areEqual(1, [SELECT COUNT() FROM Contact]);
    }
  }`);
  expect(verdicts(outcomes)).toEqual({ one: 'passed', two: 'passed' });
  expect(org.store.prepare('SELECT COUNT(*) FROM "Contact"').pluck().get()).toBe(0);
});

it('puts what @TestSetup made under every method', () => {
  const outcomes = outcomesOf(`@IsTest private class SetupTest {
    static Integer prepared = 0;
    @TestSetup static void make() { prepared = 1; insert new Contact(LastName = 'Li'); }
    @IsTest static void one() { check(); }
    @IsTest static void two() { check(); }
    static void check() {
      Contact li = [SELECT LastName FROM Contact];
      delete li;
      Assert.areEqual(0, prepared, 'statics are not kept');
    }
  }`);
  expect(verdicts(outcomes)).toEqual({ one: 'passed', two: 'passed' });
});

it('fails every method of a class whose @TestSetup fails', () => {
  const outcomes = outcomesOf(`@IsTest private class BadSetupTest {
    @TestSetup static void make() { insert new Contact(); }
    @IsTest static void one() { }
  }`);
  expect(verdicts(outcomes)['one']).toContain('System.DmlException: Insert failed');
});

it('runs only what the filter names', () => {
  const program = programOf(`@IsTest private class PickTest {
    @IsTest static void first() { }
    @IsTest static void second() { }
  }`);
  const { outcomes } = runTests(program, org, { filter: 'picktest.sec' });
  expect(outcomes.map((one) => one.methodName)).toEqual(['second']);
});

it('counts the lines that ran, of classes that are no tests', () => {
  const { coverage } = runTests(
    programOf(
      `public class Sign {
        public static String of(Integer i) {
          if (i < 0) {
            return 'minus';
          }
          return 'plus';
        }
      }`,
      `@IsTest private class SignTest {
        @IsTest static void plus() { Assert.areEqual('plus', Sign.of(1)); }
      }`
    ),
    org
  );
  expect(coverage).toEqual([{ name: 'Sign', covered: [3, 6], uncovered: [4] }]);
});

it('names a call it does not know, which no Apex code can catch', () => {
  const outcomes = outcomesOf(`@IsTest private class UnknownTest {
    @IsTest static void unknown() {
      try { Database.emptyRecycleBin(new List<Contact>()); } catch (Exception e) { return; }
    }
  }`);
  expect(verdicts(outcomes)['unknown']).toContain(
    'not implemented in local-org: Database.emptyRecycleBin'
  );
});

it('gives limits of their own between startTest and stopTest', () => {
  const outcomes = outcomesOf(`@IsTest private class LimitTest {
    @IsTest static void limits() {
      Integer n = [SELECT COUNT() FROM Contact];
      Test.startTest();
      Assert.areEqual(0, Limits.getQueries());
      n = [SELECT COUNT() FROM Contact];
      Test.stopTest();
      Assert.areEqual(1, Limits.getQueries());
      Assert.isTrue(Test.isRunningTest());
    }
  }`);
  expect(verdicts(outcomes)).toEqual({ limits: 'passed' });
});

it('runs a Queueable at stopTest', () => {
  const outcomes = outcomesOf(
    `public class Saver implements Queueable {
      private String name;
      public Saver(String name) { this.name = name; }
      public void execute(QueueableContext context) { insert new Contact(LastName = name); }
    }`,
    `@IsTest private class SaverTest {
      @IsTest static void saves() {
        Test.startTest();
        System.enqueueJob(new Saver('Li'));
        Assert.areEqual(0, [SELECT COUNT() FROM Contact]);
        Test.stopTest();
        Assert.areEqual('Li', [SELECT LastName FROM Contact].LastName);
      }
    }`
  );
  expect(verdicts(outcomes)).toEqual({ saves: 'passed' });
});

it('reads JSON into a class of the org', () => {
  const outcomes = outcomesOf(
    'public virtual class Named { public String name; }',
    'public class Person extends Named { public Integer age; public List<Person> friends; }',
    `@IsTest private class PersonTest {
      @IsTest static void reads() {
        String text = '{"name": "Li", "age": 30, "friends": [{"name": "Wei"}]}';
        Person li = (Person) JSON.deserialize(text, Person.class);
        Assert.areEqual('Li', li.name);
        Assert.areEqual(30, li.age);
        Assert.areEqual('Wei', li.friends[0].name);
      }
    }`
  );
  expect(verdicts(outcomes)).toEqual({ reads: 'passed' });
});

it('ends code that goes round in circles, and stops behind the class that failed', () => {
  const program = programOf(
    `@IsTest private class CircleTest {
      @IsTest static void circle() { Integer i = 0; while (true) { i = 1; } }
    }`,
    '@IsTest private class LaterTest { @IsTest static void later() { } }'
  );
  const options = { maxStatements: 1000, untilFailedClass: true };
  const { outcomes } = runTests(program, org, options);
  expect(verdicts(outcomes)).toEqual({ circle: 'more than 1000 statements' });
});
