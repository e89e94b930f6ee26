import assignLicense from '@salesforce/apex/SetupPermissionsController.assignLicense';
import grant from '@salesforce/apex/SetupPermissionsController.grant';
import { grantAccess } from 'c/setupGrant';

jest.mock(
    '@salesforce/apex/SetupPermissionsController.assignLicense',
    () => ({ default: jest.fn() }),
    { virtual: true }
);
jest.mock('@salesforce/apex/SetupPermissionsController.grant', () => ({ default: jest.fn() }), {
    virtual: true
});

const ACCESS = { level: 'link', viewAll: true };
const LICENSE = { name: 'License', granted: true };
const SET = { name: 'Set', granted: true };

beforeEach(() => {
    assignLicense.mockResolvedValue(LICENSE);
    grant.mockResolvedValue([SET]);
});
afterEach(() => jest.resetAllMocks());

it('assigns the license of an integration user before anything else', async () => {
    const order = [];
    assignLicense.mockImplementation(async () => order.push('license') && LICENSE);
    grant.mockImplementation(async () => order.push('grant') && [SET]);

    const results = await grantAccess({ id: '005A', kind: 'integration' }, ACCESS);

    expect(order).toEqual(['license', 'grant']);
    expect(results).toEqual([LICENSE, SET]);
    expect(grant).toHaveBeenCalledWith({ userId: '005A', level: 'link', viewAll: true });
});

it('needs no such license for a user with a Salesforce license', async () => {
    expect(await grantAccess({ id: '005A', kind: 'full' }, ACCESS)).toEqual([SET]);
    expect(assignLicense).not.toHaveBeenCalled();
});

it('grants nothing when the license is refused with an error', async () => {
    assignLicense.mockRejectedValue(new Error('no license'));

    await expect(grantAccess({ id: '005A', kind: 'integration' }, ACCESS)).rejects.toThrow(
        'no license'
    );
    expect(grant).not.toHaveBeenCalled();
});
