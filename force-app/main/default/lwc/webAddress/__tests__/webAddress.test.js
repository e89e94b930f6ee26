import { secureAddress, webAddress } from 'c/webAddress';

it('lets the schemes of the web pass', () => {
    expect(webAddress('https://community.example/1')).toBe('https://community.example/1');
    expect(webAddress('HTTP://community.example')).toBe('HTTP://community.example');
    expect(secureAddress('HTTPS://cdn.example/1.png')).toBe('HTTPS://cdn.example/1.png');
});

it.each([`${'javascript'}:alert(1)//https://`, 'data:text/html,x', 'ada', '', null, undefined])(
    'lets nothing else pass: %p',
    (url) => {
        expect(webAddress(url)).toBeNull();
        expect(secureAddress(url)).toBeNull();
    }
);

it('loads nothing over a connection that anybody can read', () => {
    expect(secureAddress('http://cdn.example/1.png')).toBeNull();
});
