import { createServer } from 'node:net';

const SETTINGS = { org: 'LOCAL_ORG_PORT', backend: 'PORCHLIGHT_PORT' };
const NAMES = { org: 'local org', backend: 'backend' };

/** Ends the program with a plain sentence when a port we need is in use. */
export async function refuseTakenPorts(ports) {
  for (const [part, port] of Object.entries(ports)) {
    if (!(await isTaken(port))) continue;
    console.error(
      `Port ${port} (${NAMES[part]}) is in use by another program.\n` +
        `Stop that program, or choose another port: ${SETTINGS[part]}=${port + 1} npm start`
    );
    process.exit(1);
  }
}

function isTaken(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(true) : reject(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}
