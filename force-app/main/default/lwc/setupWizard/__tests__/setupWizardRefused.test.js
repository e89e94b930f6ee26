import { createElement } from 'lwc';
import getSettings from '@salesforce/apex/SetupWizardController.getSettings';
import SetupWizard from 'c/setupWizard';

jest.mock('@salesforce/apex/SetupWizardController.getSettings', () => ({ default: jest.fn() }), {
    virtual: true
});
// What the platform gives a user who does not hold the permission.
jest.mock('@salesforce/customPermission/PorchlightSetup', () => ({ default: undefined }), {
    virtual: true
});

it('tells who has no access how to get it, and asks the server nothing', async () => {
    const element = createElement('c-setup-wizard', { is: SetupWizard });
    document.body.appendChild(element);

    const refusal = element.shadowRoot.querySelector('c-empty-state');
    expect([refusal.heading, refusal.hint]).toEqual([
        'c.SetupAccessHeading',
        'c.SetupAccessRequired'
    ]);
    expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
    expect(getSettings).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
});
