import { expect, it } from '@jest/globals';
import {
  channel,
  exportOf,
  message,
  user,
  writeFolder,
  writeZip
} from '../fixtures/slack-export/export-files.ts';
import { useImporter } from '../fixtures/import-bench.ts';

const bench = useImporter();

it('imports a ZIP and a folder alike, and the same again as duplicates', async () => {
  const files = exportOf([message(), message({ user: 'U2' })]);
  const zip = await writeZip(bench.path('Docks Slack export Aug 1 2026 - Aug 31 2026.zip'), files);
  const first = await bench.importer.import({ connector: 'slack-export', path: zip });
  expect(first).toMatchObject({
    community: 'Docks',
    accepted: 2,
    duplicates: 0,
    counts: { communities: 1, members: 2, activities: 2 }
  });
  const path = writeFolder(bench.path('unpacked'), files);
  const second = await bench.importer.import({ connector: 'slack-export', path });
  expect(second).toMatchObject({ community: 'Docks', accepted: 0, duplicates: 2 });
  expect(second.written).toEqual({ communities: 0, members: 0, activities: 0, sessions: 0 });
  expect((await bench.changes()).map((change) => change.kind)).toEqual([
    'community',
    'member',
    'member',
    'activity',
    'activity'
  ]);
});

it('looks through a folder around everything and past what an operating system adds', async () => {
  const plain = Object.entries(exportOf([message()])).map(([path, value]): [string, unknown] => [
    `Docks/${path}`,
    value
  ]);
  const files = {
    ...Object.fromEntries<unknown>(plain),
    '__MACOSX/Docks/._users.json': 'x',
    '.DS_Store': 'x'
  };
  const path = await writeZip(bench.path('export.zip'), files);
  expect(await bench.importer.import({ connector: 'slack-export', path })).toMatchObject({
    community: 'T1',
    accepted: 1
  });
});

it('writes a message, its thread, its reactions and a join as activities of their members', async () => {
  const root = message({ ts: '1788170000.100000', thread_ts: '1788170000.100000' });
  const files = exportOf([
    { ...root, reactions: [{ name: '+1', users: ['U2', 'U2'], count: 2 }] },
    message({
      ts: '1788170060.200000',
      user: 'U2',
      thread_ts: root.ts,
      parent_user_id: 'U1',
      text: 'see <#C1> &amp; <@U1>'
    }),
    message({ ts: '1788170001.000001', subtype: 'channel_join', text: '<@U1> has joined' })
  ]);
  const path = writeFolder(bench.path('export'), files);
  await bench.importer.import({ connector: 'slack-export', path });
  const { activities, members } = bench.storage;
  expect(await activities.find('slack:T1:C1:1788170060.200000')).toMatchObject({
    type: 'reply',
    memberKey: 'slack:T1:U2',
    recipientKey: 'slack:T1:U1',
    occurredAt: '2026-08-31T09:54:20.200Z',
    channel: '#general',
    body: 'see #general & @u1',
    threadKey: 'slack:T1:C1:1788170000.100000'
  });
  expect(await activities.find('slack:T1:C1:1788170000.100000:reaction:+1:U2')).toMatchObject({
    type: 'reaction',
    memberKey: 'slack:T1:U2',
    recipientKey: 'slack:T1:U1',
    occurredAtEstimated: true
  });
  expect((await bench.counts()).activities).toBe(4);
  expect((await members.find('slack:T1:U1'))?.joinedAt).toBe('2026-08-31T09:53:21.000Z');
});

it('counts what is not an activity of a member instead of importing it', async () => {
  const files = exportOf(
    [
      message({ subtype: 'file_share' }),
      message({ subtype: 'file_share' }),
      message({ subtype: 'file_comment', user: undefined }),
      message({ subtype: 'constructor' }),
      message({ subtype: 'bot_message', user: undefined, bot_id: 'B1' }),
      message({ user: 'UBOT', bot_id: 'B1' }),
      message({ user: 'U0UNLISTED', bot_id: 'B2' }),
      message({ user: 'USLACKBOT' }),
      message({ user: undefined }),
      message({ reactions: [{ name: 'eyes', users: ['UBOT', 'USLACKBOT'], count: 2 }, null] })
    ],
    { 'users.json': [user('U1'), user('UBOT', { is_bot: true }), user('USLACKBOT')] }
  );
  const path = writeFolder(bench.path('export'), files);
  const result = await bench.importer.import({ connector: 'slack-export', path });
  expect(result.counts).toEqual({ communities: 1, members: 1, activities: 1, sessions: 0 });
  expect(result.notes).toMatchObject([
    {
      code: 'not_activities',
      count: 9,
      message: expect.stringContaining('3 bot, 2 file_share, 1 bot_message')
    },
    { code: 'unattributed', count: 2 },
    { code: 'bots', count: 2 }
  ]);
});

it('makes members of people who took part without being listed', async () => {
  const profile = { real_name: 'Rowena A.', name: 'rowena', image_72: 'https://a.example/r.png' };
  const files = exportOf([
    message({ user: 'W9', user_profile: profile, reactions: [{ name: 'wave', users: ['W8'] }] })
  ]);
  const path = writeFolder(bench.path('export'), files);
  await bench.importer.import({ connector: 'slack-export', path });
  expect(await bench.storage.members.find('slack:T1:W9')).toMatchObject({
    name: 'Rowena A.',
    handle: 'rowena',
    status: 'Active'
  });
  expect(await bench.storage.members.find('slack:T1:W8')).toMatchObject({ name: 'W8' });
});

it('reads users as odd as they come', async () => {
  const files = exportOf([], {
    'users.json': [
      user('U1', { deleted: true, profile: { email: ' Ada@A.example ', title: '' } }),
      user('U2', { profile: { display_name: 'bo', email: '' }, real_name: 7 }),
      user('U3', { profile: null, name: undefined }),
      { name: 'nobody' }
    ]
  });
  const path = writeFolder(bench.path('export'), files);
  const result = await bench.importer.import({ connector: 'slack-export', path });
  expect(result.rejected).toEqual([{ entry: 'users.json', reason: 'user 4 has no proper id' }]);
  const { members } = bench.storage;
  expect(await members.find('slack:T1:U1')).toMatchObject({
    name: 'u1',
    email: 'Ada@A.example',
    jobTitle: null,
    status: 'Deactivated'
  });
  expect(await members.find('slack:T1:U2')).toMatchObject({ name: 'bo', email: null });
  expect(await members.find('slack:T1:U3')).toMatchObject({ name: 'slack:T1:U3' });
});

it('keeps archived channels, names that end with a dash, and a message that stands in two files once', async () => {
  const twice = message();
  const files = {
    ...exportOf([]),
    'channels.json': [channel('C1', 'meetup-'), channel('C2', 'meetup', { is_archived: true })],
    'meetup-/2026-08-30.json': [message(), twice],
    'meetup-/2026-08-31.json': [twice, message({ ts: 1788170000.5 })],
    'meetup/2026-08-31.json': [message({ ts: twice.ts })],
    'canvases.json': 'not JSON'
  };
  const path = writeFolder(bench.path('export'), files);
  const result = await bench.importer.import({ connector: 'slack-export', path });
  expect(result.accepted).toBe(3);
  expect(result.rejected).toMatchObject([{ entry: 'meetup-/2026-08-31.json' }]);
});

it('leaves private conversations out unless asked for them', async () => {
  const files = exportOf([message()], {
    'groups.json': [channel('G1', 'secret')],
    'dms.json': [{ id: 'D1', members: ['U1', 'U2'] }],
    'secret/2026-08-31.json': [message()],
    'D1/2026-08-31.json': [message()]
  });
  const path = writeFolder(bench.path('export'), files);
  const first = await bench.importer.import({ connector: 'slack-export', path });
  expect(first.accepted).toBe(1);
  expect(first.notes).toMatchObject([{ code: 'private_or_unlisted', count: 2 }]);
  const include = ['groups'] as const;
  const second = await bench.importer.import({ connector: 'slack-export', path, include });
  expect(second).toMatchObject({ accepted: 1, duplicates: 1 });
});

it('cleans and shortens texts with a mark instead of refusing them', async () => {
  const files = exportOf([
    message({ ts: '1788170000.000001', text: 'a\u0000b\ud83dc' }),
    message({ ts: '1788170000.000002', text: 'x'.repeat(6_000) }),
    message({ ts: '1788170000.000003', text: 'y'.repeat(40_000) })
  ]);
  const path = await writeZip(bench.path('export.zip'), files);
  const result = await bench.importer.import({ connector: 'slack-export', path });
  expect(result.notes).toMatchObject([
    { code: 'text_cleaned', count: 1 },
    { code: 'text_shortened', count: 1 }
  ]);
  const body = async (ts: string) =>
    (await bench.storage.activities.find(`slack:T1:C1:${ts}`))?.body;
  expect(await body('1788170000.000001')).toBe('a\ufffdb\ufffdc');
  expect(await body('1788170000.000002')).toHaveLength(6_000);
  expect(await body('1788170000.000003')).toMatch(/… \[shortened from 40,000 characters\]$/);
});

it('lets nothing into a key that a database or Salesforce could not hold', async () => {
  const files = exportOf([
    {
      ...message({ ts: '1788170000.100000', thread_ts: 'yesterday\u0000' }),
      reactions: [
        { name: 'ta\u0000da', users: ['U2', 'U\u00003', 7, 'U\ud800'] },
        { name: '', users: ['U2'] }
      ]
    },
    message({ user: 'U\u00009' })
  ]);
  const path = writeFolder(bench.path('export'), {
    ...files,
    'users.json': [user('U1'), user('U2'), user('U\u00007')]
  });
  const result = await bench.importer.import({ connector: 'slack-export', path });
  expect(result).toMatchObject({
    counts: { members: 2, activities: 2 },
    rejected: [{ entry: 'users.json', reason: 'user 3 has no proper id' }]
  });
  const keys = (await bench.changes()).map(({ key }) => key);
  expect(keys).toContain('slack:T1:C1:1788170000.100000:reaction:ta\ufffdda:U2');
  expect(await bench.storage.activities.find('slack:T1:C1:1788170000.100000')).toMatchObject({
    type: 'message',
    threadKey: null
  });
});
