import {
  checkbox,
  field,
  int,
  lookup,
  object,
  readOnly,
  recordId,
  text,
  textArea
} from '../../standard/index.ts';

const fixed = { createable: false, updateable: false, deletable: false };
const words = (name: string, length = 255) => text(name, name, length, readOnly);
const flag = (name: string) => checkbox(name, name, readOnly);
const number = (name: string) => int(name, name, 9, readOnly);
const time = (name: string) => field(name, name, 'datetime', readOnly);
const long = (name: string) => textArea(name, name, 1_000_000, readOnly);
const link = (name: string, to: string, relationshipName: string) =>
  lookup(name, name, { to: [to], relationshipName }, readOnly);

/** An object as Setup has it: its label is its name. */
function apexObject(name: string, keyPrefix: string, fields: Parameters<typeof object>[2]) {
  const named = fields.some((one) => one.name === 'Name');
  const nameField = named ? 'Name' : 'Id';
  const head = { label: name, labelPlural: name, keyPrefix, nameField, ...fixed };
  return object(name, head, [recordId, ...fields]);
}

const code = [
  words('Name'),
  words('NamespacePrefix', 15),
  field('ApiVersion', 'ApiVersion', 'double', { precision: 18, scale: 1, ...readOnly }),
  words('Status'),
  flag('IsValid'),
  long('Body'),
  number('LengthWithoutComments'),
  words('ManageableState')
];

const run = [
  words('AsyncApexJobId', 18),
  words('UserId', 18),
  words('JobName'),
  flag('IsAllTests'),
  words('Source'),
  words('Status'),
  time('StartTime'),
  time('EndTime'),
  number('TestTime'),
  number('TestSetupTime'),
  number('ClassesEnqueued'),
  number('ClassesCompleted'),
  number('MethodsEnqueued'),
  number('MethodsCompleted'),
  number('MethodsFailed')
];

const queueItem = [
  link('ApexClassId', 'ApexClass', 'ApexClass'),
  words('Status'),
  words('ExtendedStatus'),
  words('ParentJobId', 18),
  link('TestRunResultId', 'ApexTestRunResult', 'TestRunResult'),
  flag('ShouldSkipCodeCoverage')
];

const result = [
  link('ApexClassId', 'ApexClass', 'ApexClass'),
  words('MethodName'),
  words('Outcome'),
  long('Message'),
  long('StackTrace'),
  number('RunTime'),
  time('TestTimestamp'),
  words('AsyncApexJobId', 18),
  words('ApexLogId', 18),
  flag('IsTestSetup'),
  link('QueueItemId', 'ApexTestQueueItem', 'QueueItem'),
  link('ApexTestRunResultId', 'ApexTestRunResult', 'ApexTestRunResult')
];

const coverage = [
  link('ApexClassOrTriggerId', 'ApexClass', 'ApexClassOrTrigger'),
  number('NumLinesCovered'),
  number('NumLinesUncovered'),
  long('Coverage')
];

const job = [
  words('JobType'),
  words('Status'),
  number('JobItemsProcessed'),
  number('TotalJobItems'),
  number('NumberOfErrors'),
  words('CreatedById', 18),
  time('CreatedDate'),
  time('CompletedDate')
];

/** Apex and its tests, of which the data API knows these too. */
export const apexDataObjects = [
  apexObject('ApexClass', '01p', code),
  apexObject('ApexTrigger', '01q', [...code, words('TableEnumOrId')]),
  apexObject('AsyncApexJob', '707', job),
  apexObject('ApexTestQueueItem', '709', queueItem),
  apexObject('ApexTestResult', '07M', result),
  apexObject('ApexTestRunResult', '05m', run)
];

/** Coverage, which only the Tooling API has. */
export const apexObjects = [
  ...apexDataObjects,
  apexObject('ApexCodeCoverage', '715', [
    link('ApexTestClassId', 'ApexClass', 'ApexTestClass'),
    words('TestMethodName'),
    ...coverage
  ]),
  apexObject('ApexCodeCoverageAggregate', '716', coverage),
  apexObject('ApexOrgWideCoverage', '717', [number('PercentCovered')])
];

/** Objects whose `Coverage` is an object of lines. */
export const coverageObjects = ['ApexCodeCoverage', 'ApexCodeCoverageAggregate'];
