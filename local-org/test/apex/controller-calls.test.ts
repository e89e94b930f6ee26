import { expect, it } from '@jest/globals';
import { callController, type ControllerAnswer } from '../../src/apex/index.ts';
import { libraryApexOrg, programOf, undone } from './language-cases.ts';

const org = libraryApexOrg();
const program = programOf(
  `public class Desk {
  public class Slip {
    @AuraEnabled public String title { get; set; }
    @AuraEnabled public Decimal fee;
    @AuraEnabled public String twice { get { return title + title; } }
    @AuraEnabled public Date due;
    public String hidden = 'not for pages';
  }
  public class ClosedException extends Exception { }
  @AuraEnabled public static Slip lend(String title, Decimal fee) {
    Slip slip = new Slip();
    slip.title = title;
    slip.fee = fee;
    return slip;
  }
  @AuraEnabled(cacheable=true) public static Map<String, List<Object>> lists(List<Integer> numbers) {
    return new Map<String, List<Object>>{ 'numbers' => numbers, 'none' => null };
  }
  @AuraEnabled public static Contact add(String name) {
    insert new Contact(LastName = name);
    return [SELECT LastName, Email FROM Contact WHERE LastName = :name];
  }
  @AuraEnabled(cacheable=true) public static Contact addWhileReading(String name) { return add(name); }
  @AuraEnabled public static void addAndFail(String name) {
    add(name);
    throw new ClosedException('closed');
  }
  @AuraEnabled public static String shelved() { return Shelving.place(); }
  @AuraEnabled public static Boolean mayCount() {
    return FeatureManagement.checkPermission('stocktaking');
  }
  public static String plain() { return 'x'; }
  @AuraEnabled public String ofInstance() { return 'x'; }
}`,
  `public class Shelving { public static String place() { return 'on the shelf'; } }`
);

function call(
  method: string,
  args: Record<string, unknown> = {},
  userId: string = org.admin.id
): ControllerAnswer {
  return callController(program, org, { userId, className: 'Desk', method, args });
}

const rep = org.users.find((user) => user.ref === 'rep')?.id ?? '';

function assignLibrarian(): void {
  const set = org.store.prepare(`SELECT "Id" FROM "PermissionSet" WHERE "Name" = 'Librarian'`);
  const assignment = { AssigneeId: rep, PermissionSetId: set.pluck().get() };
  const admin = org.sessionOf(org.admin.id);
  org.records.insert(admin, 'PermissionSetAssignment', [assignment]);
}

const contacts = () => org.store.prepare('SELECT COUNT(*) FROM "Contact"').pluck().get();

it('carries what is AuraEnabled, with getters run and nulls left out', () => {
  expect(call('lend', { title: 'ab', fee: 1.5, unknown: 1 })).toEqual({
    ok: true,
    cacheable: false,
    returnValue: { title: 'ab', fee: 1.5, twice: 'abab' }
  });
});

it('carries maps and lists', () => {
  expect(call('lists', { numbers: [1, 2] })).toMatchObject({
    cacheable: true,
    returnValue: { numbers: [1, 2], none: null }
  });
});

it('carries a record without attributes and keeps what was written', () => {
  undone(org, () => {
    const answer = call('add', { name: 'Li' });
    expect(answer).toMatchObject({ returnValue: { LastName: 'Li' } });
    expect(JSON.stringify(answer)).not.toMatch(/attributes|Email/);
    expect(contacts()).toBe(1);
  });
});

it('refuses DML in a cacheable method', () => {
  expect(call('addWhileReading', { name: 'Li' })).toMatchObject({
    ok: false,
    status: 500,
    body: {
      exceptionType: 'System.LimitException',
      message: 'Too many DML statements: 1'
    }
  });
});

it('takes back what an exception interrupts and says whose exception it is', () => {
  expect(call('addAndFail', { name: 'Li' })).toMatchObject({
    body: { exceptionType: 'Desk.ClosedException', isUserDefinedException: true, message: 'closed' }
  });
  expect(contacts()).toBe(0);
});

it.each(['plain', 'ofInstance', 'nothing'])('does not let a page call %s', (method) => {
  expect(call(method)).toMatchObject({ ok: false, status: 400 });
});

it('refuses a user whom no permission set opens the class', () => {
  expect(call('lend', { title: 'ab' }, rep)).toEqual({
    ok: false,
    status: 500,
    statusText: 'Server Error',
    headers: {},
    errorType: 'fetchResponse',
    body: { message: "You do not have access to the Apex class named 'Desk'." }
  });
});

it('lets in whom a permission set opens the class, and what that class calls in turn', () => {
  undone(org, () => {
    assignLibrarian();
    expect(call('lend', { title: 'ab' }, rep)).toMatchObject({ ok: true });
    expect(call('shelved', {}, rep)).toMatchObject({ ok: true, returnValue: 'on the shelf' });
  });
});

it('knows the custom permissions of the user', () => {
  expect(call('mayCount')).toMatchObject({ returnValue: false });
  undone(org, () => {
    assignLibrarian();
    expect(call('mayCount', {}, rep)).toMatchObject({ returnValue: true });
  });
});
