/** Addresses of page references (documented: PageReference Types). */
const ADDRESSES = {
  standard__recordPage: ({ recordId, objectApiName }) =>
    objectApiName
      ? `/lightning/r/${objectApiName}/${recordId}/view`
      : `/lightning/r/${recordId}/view`,
  standard__recordRelationshipPage: ({ recordId, objectApiName, relationshipApiName }) =>
    `/lightning/r/${objectApiName ?? 'record'}/${recordId}/related/${relationshipApiName}/view`,
  standard__objectPage: ({ objectApiName }) => `/lightning/o/${objectApiName}/list`,
  standard__navItemPage: ({ apiName }) => `/lightning/n/${apiName}`,
  standard__namedPage: ({ pageName }) => `/lightning/page/${pageName}`,
  standard__app: ({ appTarget }) => `/lightning/app/${appTarget.replace(/^(?:c|standard)__/, '')}`,
  standard__component: ({ componentName }) => `/lightning/cmp/${componentName}`,
  standard__webPage: ({ url }) => url
};

/** The address of a page. Throws Error for a type the local org does not have. */
export function addressOf({ type, attributes = {}, state = {} }) {
  const write = ADDRESSES[type];
  if (!write) throw new Error(`not implemented in local-org: page reference ${type}`);
  const address = write(attributes);
  const given = Object.entries(state).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given);
  return search.size > 0 && type !== 'standard__webPage' ? `${address}?${search}` : address;
}

const PAGES = [
  [
    /^\/lightning\/r\/(\w+)\/(\w{15,18})\/related\/(\w+)\/view$/,
    (objectApiName, recordId, relationshipApiName) => ({
      type: 'standard__recordRelationshipPage',
      attributes: { objectApiName, recordId, relationshipApiName, actionName: 'view' }
    })
  ],
  [
    /^\/lightning\/r\/(?:(\w+)\/)?(\w{15,18})\/view$/,
    (objectApiName, recordId) => ({
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId, actionName: 'view' }
    })
  ],
  [
    /^\/lightning\/o\/(\w+)\/(?:list|home)$/,
    (objectApiName) => ({
      type: 'standard__objectPage',
      attributes: { objectApiName, actionName: 'list' }
    })
  ],
  [
    /^\/lightning\/n\/([\w-]+)$/,
    (apiName) => ({ type: 'standard__navItemPage', attributes: { apiName } })
  ],
  [
    /^\/lightning\/page\/(\w+)$/,
    (pageName) => ({ type: 'standard__namedPage', attributes: { pageName } })
  ],
  [
    /^\/lightning\/app\/(\w+)$/,
    (appTarget) => ({ type: 'standard__app', attributes: { appTarget } })
  ],
  [
    /^\/lightning\/cmp\/(\w+)$/,
    (componentName) => ({ type: 'standard__component', attributes: { componentName } })
  ]
];

/** The page an address means; undefined when it is none. */
export function pageReferenceOf(path, search = '') {
  const plain = path.replace(/(.)\/$/, '$1');
  if (['/lightning', '/'].includes(plain)) return pageReferenceOf('/lightning/page/home', search);
  for (const [pattern, read] of PAGES) {
    const found = pattern.exec(plain);
    if (found) {
      const state = Object.fromEntries(new URLSearchParams(search));
      return { ...read(...found.slice(1)), state };
    }
  }
  return undefined;
}
