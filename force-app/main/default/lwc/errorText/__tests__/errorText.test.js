import { isAccessProblem, messageOf, messagesOf } from 'c/errorText';

it('takes the message of a controller, a script or several rows', () => {
    expect(messagesOf({ body: { message: 'You may not.' } })).toEqual(['You may not.']);
    expect(messagesOf(new Error('Broken'))).toEqual(['Broken']);
    expect(messagesOf({ body: [{ message: 'First' }, {}, { message: 'Second' }] })).toEqual([
        'First',
        'Second'
    ]);
});

it('says it in one text', () => {
    expect(messageOf({ body: [{ message: 'First.' }, { message: 'Second.' }] })).toBe(
        'First. Second.'
    );
    expect(messageOf({ body: {} })).toBe('c.ErrorUnknown');
});

it.each([
    { body: { message: "You do not have access to the Apex class named 'MatchController'." } },
    { body: { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: 'no' } },
    { status: 403, body: { message: 'Forbidden' } }
])('says how to get access where the platform refuses: %p', (error) => {
    expect(isAccessProblem(error)).toBe(true);
    expect(messageOf(error)).toBe('c.AccessMissing');
});

it('takes no other error for a missing permission', () => {
    expect(isAccessProblem({ status: 500, body: { message: 'Broken' } })).toBe(false);
});
