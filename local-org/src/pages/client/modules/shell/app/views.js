/** Which component shows a page, with its properties. */
const VIEWS = {
  standard__recordPage: async ({ attributes: { recordId } }, app) => ({
    component: (await import('shell/recordPage')).default,
    properties: { recordId, app }
  }),
  standard__recordRelationshipPage: async ({ attributes }) => ({
    component: (await import('shell/relatedListPage')).default,
    properties: { recordId: attributes.recordId, list: attributes.relationshipApiName }
  }),
  standard__objectPage: async ({ attributes: { objectApiName }, state }) => ({
    component: (await import('shell/listPage')).default,
    properties: { objectApiName, view: state.filterName }
  }),
  standard__navItemPage: async ({ attributes: { apiName } }) => ({
    component: (await import('shell/tabPage')).default,
    properties: { name: apiName }
  }),
  standard__namedPage: async ({ attributes: { pageName } }, app) =>
    pageName === 'home'
      ? {
          component: (await import('shell/homePage')).default,
          properties: { app }
        }
      : notFound(),
  standard__component: async ({ attributes: { componentName } }) => ({
    component: (await import('shell/tabPage')).default,
    properties: { component: componentName.replace('__', ':') }
  })
};

/** @param {object | undefined} reference the page @param {string} [app] name of the app one is in */
export async function viewOf(reference, app) {
  return VIEWS[reference?.type]?.(reference, app) ?? notFound();
}

async function notFound() {
  const message = 'There is no page at this address.';
  return { component: (await import('shell/message')).default, properties: { message } };
}
