import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slackMarkupToText, type SlackNames } from './slack-markup.ts';

const names: SlackNames = {
  handleOf: (id) => (id === 'U1' ? 'ada' : undefined),
  channelNameOf: (id) => (id === 'C1' ? 'general' : undefined)
};

it.each([
  ['hi <@U1>', 'hi @ada'],
  ['hi <@U2|bo>', 'hi @bo'],
  ['hi <@U404>', 'hi @U404'],
  ['see <#C1>', 'see #general'],
  ['see <#C1|>', 'see #general'],
  ['see <#C9|old-name>', 'see #old-name'],
  ['<!here> and <!channel>', '@here and @channel'],
  ['<!subteam^S1|@docs> <!subteam^S2>', '@docs @S2'],
  ['<!date^1392734382^{date}|18 February>', '18 February'],
  ['<https://a.example/?x=1&amp;y=2>', 'https://a.example/?x=1&y=2'],
  ['<https://a.example|the &lt;guide&gt;>', 'the <guide> (https://a.example)'],
  ['<http://a.example|a.example>', 'http://a.example'],
  ['<mailto:ada@a.example|ada@a.example>', 'ada@a.example'],
  ['a <li> of old', 'a <li> of old'],
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['&amp;lt;', '&lt;'],
  ['<> <', '<> <']
])('reads %s as %s', (markup, text) => {
  expect(slackMarkupToText(markup, names)).toBe(text);
});

it('gives back whatever a person typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const markup = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(slackMarkupToText(markup, names)).toBe(typed);
    })
  );
});

it('stays fast on a text made to be slow', () => {
  const started = performance.now();
  slackMarkupToText('<'.repeat(200_000) + '<@U1|'.repeat(50_000), names);
  expect(performance.now() - started).toBeLessThan(1_000);
});
