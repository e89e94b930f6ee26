import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;

beforeAll(async () => {
  garage = await serveGarage();
});
afterAll(() => garage.stop());

interface Converted {
  readonly success: boolean;
  readonly accountId: string;
  readonly contactId: string;
  readonly opportunityId: string | null;
  readonly errors: readonly { readonly statusCode: string }[];
}

const convert = async (leadId: string, options: object = {}) =>
  (await garage.send('POST', '/local-org/convert-lead', { leadId, ...options }))
    .body as unknown as Converted;

const lead = (fields: object = {}) =>
  garage.create('Lead', { FirstName: 'Lia', LastName: 'Lead', Company: 'Leads & Co', ...fields });

it('makes account, contact and opportunity and closes the lead', async () => {
  const id = await lead({ Email: 'lia@garage.example', City: 'Graz', LeadSource: 'Web' });
  const { accountId, contactId, opportunityId } = await convert(id);
  const [row] = await garage.rows(
    `SELECT IsConverted, Status, ConvertedDate, ConvertedAccount.Name, ConvertedAccount.BillingCity,
      ConvertedContact.Name, ConvertedContact.Email, ConvertedContact.AccountId,
      ConvertedOpportunity.Name, ConvertedOpportunity.CloseDate, ConvertedOpportunity.LeadSource
     FROM Lead WHERE Id = '${id}'`
  );
  expect(row).toMatchObject({
    IsConverted: true,
    Status: 'Closed - Converted',
    ConvertedDate: '2026-03-02',
    ConvertedAccount: { Name: 'Leads & Co', BillingCity: 'Graz' },
    ConvertedContact: { Name: 'Lia Lead', Email: 'lia@garage.example', AccountId: accountId },
    ConvertedOpportunity: { Name: 'Leads & Co', CloseDate: '2026-03-31', LeadSource: 'Web' }
  });
  const roles = await garage.rows(
    `SELECT ContactId, IsPrimary FROM OpportunityContactRole WHERE OpportunityId = '${opportunityId ?? ''}'`
  );
  expect(roles).toEqual([expect.objectContaining({ ContactId: contactId, IsPrimary: true })]);
});

it('refuses every later update of the lead (recorded)', async () => {
  const id = await lead();
  await convert(id);
  const records = [{ attributes: { type: 'Lead' }, id, Title: 'Late' }];
  const { status, body } = await garage.send('PATCH', '/composite/sobjects', { records });
  expect(status).toBe(200);
  expect(body[0]?.errors[0]).toMatchObject({
    statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD',
    message: 'cannot reference converted lead'
  });
  expect((await convert(id)).errors[0]?.statusCode).toBe('CANNOT_UPDATE_CONVERTED_LEAD');
});

it('fills only empty fields of an existing contact, and may leave out the opportunity', async () => {
  const contactId = await garage.create('Contact', { LastName: 'Known', Title: 'Chief' });
  const id = await lead({ Title: 'Clerk', Phone: '123' });
  const task = await garage.create('Task', { Subject: 'Call', WhoId: id });
  const { opportunityId } = await convert(id, { contactId, doNotCreateOpportunity: true });
  expect(opportunityId).toBeNull();
  const [row] = await garage.rows(
    `SELECT LastName, Title, Phone FROM Contact WHERE Id = '${contactId}'`
  );
  expect(row).toMatchObject({ LastName: 'Known', Title: 'Chief', Phone: '123' });
  const [moved] = await garage.rows(`SELECT WhoId FROM Task WHERE Id = '${task}'`);
  expect(moved).toMatchObject({ WhoId: contactId });
});

it('makes nothing when one part is refused', async () => {
  await garage.send('POST', '/local-org/rules', { standardDuplicateRules: 'block' });
  const Email = 'taken@garage.example';
  await garage.create('Contact', { LastName: 'Holder', Email });
  const id = await lead({ Email, Company: 'Nowhere' });
  expect(await convert(id)).toMatchObject({
    success: false,
    errors: [{ statusCode: 'DUPLICATES_DETECTED' }]
  });
  await garage.send('POST', '/local-org/rules', { standardDuplicateRules: 'off' });
  expect((await garage.soql("SELECT Id FROM Account WHERE Name = 'Nowhere'")).body.totalSize).toBe(
    0
  );
  expect(await convert(id, { convertedStatus: 'Working - Contacted' })).toMatchObject({
    errors: [{ statusCode: 'INVALID_STATUS' }]
  });
});
