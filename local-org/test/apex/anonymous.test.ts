import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { executeAnonymous, loadProgram, type Program } from '../../src/apex/index.ts';
import { openOrg, type Org } from '../../src/org.ts';
import { libraryDir } from '../support/library-org.ts';

let org: Org;
let program: Program;
beforeAll(() => {
  org = openOrg({ sourceDirs: [libraryDir] });
  program = loadProgram([libraryDir], org.schema);
});
afterAll(() => org.close());

const run = (code: string) => executeAnonymous(program, org, { userId: org.admin.id, code });

it('runs statements in order, with variables, methods and classes of their own', () => {
  const outcome = run(`
final Integer start = 20;
List<Integer> numbers = new List<Integer>{ start, 22 };
class Adder {
  public Integer total = 0;
  public void add(Integer n) { total += n; }
}
Adder sum = new Adder();
for (Integer n : numbers) sum.add(n);
System.debug(label(sum.total));
String label(Integer n) { return 'sum ' + n; }
`);
  expect(outcome).toMatchObject({ compiled: true, success: true, line: -1, column: -1 });
  expect(outcome.logs).toEqual(['DEBUG|sum 42']);
});

it('names the place of what does not compile, in the code as it was given', () => {
  expect(run('Integer a = 1;\nInteger b = a +;')).toMatchObject({ compiled: false, line: 2 });
  expect(run('Integer a = 1;\n  a = missing;')).toMatchObject({
    compiled: false,
    line: 2,
    compileProblem: expect.stringContaining('missing')
  });
  expect(run('void helper() {\n  Integer a = nothing;\n}\nhelper();')).toMatchObject({
    compiled: false,
    line: 2
  });
});

it('traces an exception through the methods of the block', () => {
  const outcome = run("void fail() {\n  throw new IllegalArgumentException('no');\n}\nfail();");
  expect(outcome).toMatchObject({
    compiled: true,
    success: false,
    line: 4,
    exceptionMessage: 'System.IllegalArgumentException: no'
  });
  expect(outcome.exceptionStackTrace).toMatch(/fail: line 2, column \d+\nAnonymousBlock: line 4/);
});

it('leaves nothing behind in the classes of the org', () => {
  const before = program.classes.length;
  run('class Passing { }');
  expect(program.classes).toHaveLength(before);
});
