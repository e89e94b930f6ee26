import { secureAddress, studioAddress, webAddress } from 'c/webAddress';

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

it.each([
    'https://studio.example/1',
    'http://localhost',
    'http://localhost:8080/studio',
    'HTTP://127.0.0.1:8080/',
    'http://127.0.0.1?a=1'
])('opens a Studio over https or on the machine of the viewer: %s', (url) => {
    expect(studioAddress(url)).toBe(url);
});

it.each([
    'http://studio.example',
    'http://localhost.example',
    'http://localhost:8080@studio.example/',
    'http://localhost@studio.example',
    'http://127.0.0.12/',
    'http://127a0b0c1/',
    'ftp://localhost/',
    `${'javascript'}:alert(1)//http://localhost`,
    null,
    undefined
])('opens no Studio elsewhere: %s', (url) => {
    expect(studioAddress(url)).toBeNull();
});
