import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;
let dealer: string;
let next = 0;

beforeAll(async () => {
  garage = await serveGarage();
  dealer = await garage.create('Dealer__c', { Name: 'Corner' });
});
afterAll(() => garage.stop());
beforeEach(() => switchTo('off'));

const switchTo = (how: string) =>
  garage.send('POST', '/local-org/rules', { standardDuplicateRules: how });

/** A contact in the org, and another row of the same address. */
async function twin() {
  const Email = `twin${++next}@garage.example`;
  const id = await garage.create('Contact', { LastName: 'First', Email });
  return { id, row: { LastName: 'Second', Email: Email.toUpperCase() } };
}

const sendTwin = (row: object, header?: string) =>
  garage.send('POST', '/sobjects/Contact', row, {
    headers: header === undefined ? {} : { 'Sforce-Duplicate-Rule-Header': header }
  });

it('lets twins pass while the standard rules are off', async () => {
  const { row } = await twin();
  expect((await sendTwin(row)).status).toBe(201);
});

it('refuses twins by an alert and tells what was found', async () => {
  const { id, row } = await twin();
  await switchTo('alert');
  const { status, body } = await sendTwin(row);
  expect(status).toBe(400);
  expect(body).toEqual([
    {
      message: 'Use one of these records?',
      errorCode: 'DUPLICATES_DETECTED',
      fields: [],
      duplicateResult: {
        allowSave: true,
        duplicateRule: 'Standard_Contact_Duplicate_Rule',
        duplicateRuleEntityType: 'Contact',
        errorMessage: 'Use one of these records?',
        matchResults: [
          {
            entityType: 'Contact',
            errors: [],
            matchEngine: 'ExactMatchEngine',
            matchRecords: [
              {
                additionalInformation: [],
                fieldDiffs: [],
                matchConfidence: 100,
                record: { attributes: { type: 'Contact' }, Id: id }
              }
            ],
            rule: 'Standard_Contact_Match_Rule_v1_1',
            size: 1,
            success: true
          }
        ]
      }
    }
  ]);
});

it('saves in spite of an alert when the header says so (documented)', async () => {
  const { row } = await twin();
  await switchTo('alert');
  expect((await sendTwin(row, 'allowSave=true; includeRecordDetails=true')).status).toBe(201);
});

it('never saves in spite of a block (documented)', async () => {
  const { row } = await twin();
  await switchTo('block');
  const { body } = await sendTwin(row, 'allowSave=true');
  expect(body[0]).toMatchObject({
    errorCode: 'DUPLICATES_DETECTED',
    duplicateResult: { allowSave: false }
  });
});

it('gives the fields of what it found when the header asks for them', async () => {
  const { row } = await twin();
  await switchTo('alert');
  const { body } = await sendTwin(row, 'allowSave=false, includeRecordDetails=true');
  const matches = { record: { Name: 'First', Email: row.Email.toLowerCase() } };
  expect(body[0]).toMatchObject({
    duplicateResult: { matchResults: [{ matchRecords: [matches] }] }
  });
});

it('looks at updates that touch what is compared, and at no others', async () => {
  const { row } = await twin();
  const id = await garage.create('Contact', { LastName: 'Other' });
  await switchTo('alert');
  const patch = (fields: object) => garage.send('PATCH', `/sobjects/Contact/${id}`, fields);
  expect((await patch({ Email: row.Email })).body[0]?.errorCode).toBe('DUPLICATES_DETECTED');
  expect((await patch({ Title: 'Boss' })).status).toBe(204);
});

it('is answered by collections as any other refusal', async () => {
  const { row } = await twin();
  await switchTo('alert');
  const records = [{ attributes: { type: 'Contact' }, ...row }];
  const { body } = await garage.send('POST', '/composite/sobjects', { records });
  expect(body[0]?.errors[0]).toMatchObject({
    statusCode: 'DUPLICATES_DETECTED',
    duplicateResult: { allowSave: true }
  });
});

it('takes the header of a subrequest, not of the Composite around it (documented)', async () => {
  const { row } = await twin();
  await switchTo('alert');
  const header = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };
  const run = async (own: object, outer: Record<string, string>) => {
    const subrequest = {
      method: 'POST',
      url: '/services/data/v66.0/sobjects/Contact',
      referenceId: 'one',
      body: row,
      ...own
    };
    const body = { compositeRequest: [subrequest] };
    const answer = await garage.send('POST', '/composite', body, { headers: outer });
    return answer.body.compositeResponse[0];
  };
  expect(await run({}, header)).toMatchObject({ httpStatusCode: 400 });
  expect(await run({ httpHeaders: header }, {})).toMatchObject({ httpStatusCode: 201 });
});

it('follows the logic of a matching rule, empty values and the action per operation', async () => {
  const buyer = await garage.create('Contact', { LastName: 'Buyer' });
  const car = (fields: object) => ({ Dealer__c: dealer, ...fields });
  await garage.create('Car__c', car({ Name: 'Solo', Series__c: 'S1' }));
  const send = (fields: object) => garage.send('POST', '/sobjects/Car__c', car(fields));
  const sameSeries = await send({ Name: 'Other', Series__c: 's1' });
  expect(sameSeries.body[0]).toMatchObject({
    errorCode: 'DUPLICATES_DETECTED',
    message: 'This car is here already.'
  });
  expect((await send({ Name: 'solo' })).status).toBe(400);
  expect((await send({ Name: 'Solo', Buyer__c: buyer })).status).toBe(201);
  const third = await garage.create('Car__c', car({ Name: 'Third' }));
  expect((await garage.send('PATCH', `/sobjects/Car__c/${third}`, { Name: 'Solo' })).status).toBe(
    204
  );
});

it('does not compare rows of one call with each other', async () => {
  await switchTo('block');
  const records = ['A', 'B'].map((LastName) => ({
    attributes: { type: 'Lead' },
    LastName,
    Company: 'C',
    Email: 'pair@garage.example'
  }));
  const { body } = await garage.send('POST', '/composite/sobjects', { records });
  expect(body.map((row) => row.success)).toEqual([true, true]);
});
