import { expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { SmtpMailer } from './smtp-mailer.ts';

/** A mail server that takes everything, or refuses recipients; keeps what it was told. */
async function startServer(refuses = false) {
  const lines: string[] = [];
  let isData = false;
  const server = createServer((socket) => {
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      lines.push(line);
      if (isData) {
        if (line === '.') {
          isData = false;
          say('250 kept');
        }
      } else if (line.startsWith('EHLO')) say('250-porch\r\n250 AUTH PLAIN');
      else if (line.startsWith('AUTH')) say('235 welcome');
      else if (line.startsWith('RCPT') && refuses) say('550 nobody here');
      else if (line === 'DATA') {
        isData = true;
        say('354 go on');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    };
    socket
      .on('error', () => undefined)
      .on('data', (part: Buffer) => {
        const whole = (rest + part.toString()).split('\r\n');
        rest = whole.pop() ?? '';
        whole.forEach(hear);
      });
    say('220 porch');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, lines, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function stop(server: Server): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve));
}

const MAIL = { to: 'ben@porch.example', subject: 'An invitation', text: 'Open https://porch' };

it('hands a mail to the server, signed in with what the address says', async () => {
  const { server, lines, host } = await startServer();
  const mailer = new SmtpMailer(`smtp://us%40er:p%3Ass@${host}`, 'Porchlight <p@porch.example>');
  await mailer.send(MAIL);
  const [, credentials = ''] = /^AUTH PLAIN (\S+)/.exec(lines.find(isAuth) ?? '') ?? [];
  expect(Buffer.from(credentials, 'base64').toString()).toBe('\0us@er\0p:ss');
  expect(lines).toContain('RCPT TO:<ben@porch.example>');
  expect(lines).toContain('Subject: An invitation');
  expect(lines).toContain('From: Porchlight <p@porch.example>');
  expect(lines).toContain('Open https://porch');
  await stop(server);
});

it('writes to one address only, whatever it looks like', async () => {
  const { server, lines, host } = await startServer();
  const mailer = new SmtpMailer(`smtp://${host}`, 'p@porch.example');
  await mailer.send({ ...MAIL, to: 'ben@porch.example, eve@porch.example' }).catch(() => undefined);
  expect(lines.filter((line) => line.startsWith('RCPT')).length).toBeLessThanOrEqual(1);
  expect(lines).not.toContain('RCPT TO:<eve@porch.example>');
  await stop(server);
});

it('fails when the server refuses the address, or is not there', async () => {
  const { server, host } = await startServer(true);
  const mailer = new SmtpMailer(`smtp://${host}`, 'p@porch.example');
  await expect(mailer.send(MAIL)).rejects.toBeDefined();
  await stop(server);
  await expect(mailer.send(MAIL)).rejects.toMatchObject({ code: 'ESOCKET' });
});

function isAuth(line: string): boolean {
  return line.startsWith('AUTH');
}
