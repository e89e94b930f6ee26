import { PageError } from '../page-error.ts';
import { defaultRecordPage } from '../view/default-page.ts';
import { findRecordPage } from '../view/find-page.ts';
import { grantedPages } from '../view/granted-pages.ts';
import { iconOf } from '../view/icons.ts';
import { listViewsOf, listViewTable } from '../view/list-views.ts';
import { pageTree } from '../view/page-tree.ts';
import { highlightFields, recordDetails } from '../view/record-details.ts';
import { recordTitle, seenRecord } from '../view/record-title.ts';
import { relatedList, relatedListsOf } from '../view/related-lists.ts';
import { objectNamed, sourceName } from '../viewer.ts';
import { namesOf, numberOf, ok, type PageCall, type PageReply, type PageRoute } from './route.ts';

/** What the pages around the components show. */
export const pageRoutes: readonly PageRoute[] = [
  { method: 'GET', path: '/record-page/:id', answer: recordPage },
  { method: 'GET', path: '/record-details/:id', answer: details },
  { method: 'GET', path: '/related-lists/:id', answer: relatedListNames },
  { method: 'GET', path: '/related-list/:id/:list', answer: relatedListPage },
  { method: 'GET', path: '/list-views/:object', answer: listViews },
  { method: 'GET', path: '/list-views/:object/:view', answer: listViewPage },
  { method: 'GET', path: '/tab/:name', answer: tab },
  { method: 'GET', path: '/home', answer: home }
];

function formFactorOf({ request }: PageCall): string {
  return request.query.get('formFactor') === 'Small' ? 'Small' : 'Large';
}

function recordPage(call: PageCall): PageReply {
  const { viewer, request, params } = call;
  const record = seenRecord(viewer, params['id'] ?? '');
  const formFactor = formFactorOf(call);
  const app = request.query.get('app');
  const place = { formFactor, ...(app !== null && { app }) };
  const page = findRecordPage(viewer, record.object, place) ?? defaultRecordPage;
  return ok({
    ...recordTitle(viewer, record),
    highlights: highlightFields(viewer, record),
    page: pageTree({ viewer, record, formFactor }, page)
  });
}

function details({ viewer, params }: PageCall): PageReply {
  return ok(recordDetails(viewer, seenRecord(viewer, params['id'] ?? '')));
}

function relatedListNames({ viewer, params }: PageCall): PageReply {
  return ok(relatedListsOf(viewer, seenRecord(viewer, params['id'] ?? '').object));
}

function relatedListPage({ viewer, request, params }: PageCall): PageReply {
  const parent = seenRecord(viewer, params['id'] ?? '');
  const sortField = request.query.get('sortField');
  return ok(
    relatedList(viewer, parent, {
      list: params['list'] ?? '',
      fields: namesOf(request, 'fields'),
      descending: request.query.get('descending') === 'true',
      offset: numberOf(request, 'offset', { standard: 0, max: 2000 }),
      limit: numberOf(request, 'limit', { standard: 6, max: 200 }),
      ...(sortField !== null && sortField !== '' && { sortField })
    })
  );
}

function listViews({ viewer, params }: PageCall): PageReply {
  const object = objectNamed(viewer, params['object'] ?? '');
  return ok({
    object: {
      name: sourceName(viewer, object.name),
      labelPlural: object.labelPlural,
      icon: iconOf(viewer, object)
    },
    views: listViewsOf(viewer, object).map(({ name, label }) => ({ name, label }))
  });
}

function listViewPage({ viewer, request, params }: PageCall): PageReply {
  const object = objectNamed(viewer, params['object'] ?? '');
  return ok(
    listViewTable(viewer, object, {
      view: params['view'] ?? '',
      offset: numberOf(request, 'offset', { standard: 0, max: 2000 }),
      limit: numberOf(request, 'limit', { standard: 50, max: 200 })
    })
  );
}

/** What a tab that is no list of an object opens: a Lightning page or one component. */
function tab(call: PageCall): PageReply {
  const { viewer, params } = call;
  const found = viewer.ui.tabs.get(params['name'] ?? '');
  if (!found || !grantedPages(viewer).tab(found.name)) {
    throw new PageError(404, 'NOT_FOUND', `There is no tab ${params['name'] ?? ''} for this user.`);
  }
  const label = found.label ?? found.name;
  const page =
    found.flexipage === undefined ? undefined : viewer.ui.flexipages.get(found.flexipage);
  if (page) return ok({ label, page: pageTree({ viewer, formFactor: formFactorOf(call) }, page) });
  return ok({ label, component: found.component ?? null });
}

/** The home page made for this org; null where nobody made one. */
function home(call: PageCall): PageReply {
  const { viewer } = call;
  const page = [...viewer.ui.flexipages.values()].find(({ type }) => type === 'HomePage');
  const tree = page && pageTree({ viewer, formFactor: formFactorOf(call) }, page);
  return ok({ page: tree ?? null });
}
