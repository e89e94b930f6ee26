import { iconOf } from 'c/activityIcons';

it('gives each known type an icon of its own', () => {
    expect(iconOf('message')).toBe('utility:chat');
    expect(iconOf('reaction')).toBe('utility:emoji');
});

it.each(['podcast', 'constructor', '', undefined])(
    'has an icon for the unknown type %p',
    (type) => {
        expect(iconOf(type)).toBe('utility:activity');
    }
);
