export const usage = `npm start [-- --fresh] [--dev]

Starts a Salesforce org on this machine and the Porchlight backend, imports a sample community
and demo sessions and pushes them to the org. A second start finds its data again.

  --fresh   forget the local org and the backend database first
  --dev     pages with hot reload (npm run dev)
  --help    this text

Ports: LOCAL_ORG_PORT (8180), PORCHLIGHT_PORT (8080). Data: PORCHLIGHT_DATA_DIR (.porchlight/).`;

export function say(text) {
  console.log(`\n▸ ${text}`);
}

/** The addresses and the first things worth trying. */
export function sayReady({ org, backend }) {
  const port = new URL(org.url).port;
  const orgOption = port === '8180' ? '' : ` --url ${org.url}`;
  const firstAdmin = backend.firstAdminUrl
    ? `    become its admin     ${backend.firstAdminUrl}\n`
    : '';
  console.log(`
Porchlight is ready.

  Local Salesforce org   ${org.url}
    as a sales rep       ${org.url}/?user=rep
    without the package  ${org.url}/?user=visitor
    as administrator     ${org.url}/?user=admin
  Studio                 ${backend.url}
${firstAdmin}  Backend                ${backend.url}/health

Try this in a second terminal:

  npx porchlight status
  npx local-org query${orgOption} "SELECT Name, Contact__r.Name, Contact__r.Account.Name FROM Member__c WHERE Contact__c != null LIMIT 10"
  npx local-org query${orgOption} "SELECT Type__c, COUNT(Id) FROM Activity__c GROUP BY Type__c"
  npx local-org query${orgOption} "SELECT FullName__c, Demos__c, DurationMinutes__c, Account__r.Name FROM Session__c LIMIT 10"
  npx porchlight sync --wait        (nothing is new, so nothing is written)

Ctrl-C stops everything; npm start -- --fresh begins anew.
`);
}
