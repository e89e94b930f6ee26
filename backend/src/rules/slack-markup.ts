/** Names for the ids in a message; `undefined` for one we do not know. */
export interface SlackNames {
  handleOf(userId: string): string | undefined;
  channelNameOf(channelId: string): string | undefined;
}

/**
 * Turns Slack's mark-up into the text a reader of Slack sees: mentions by name, links with their
 * label, entities as characters. Documented: "Formatting text for app surfaces".
 */
export function slackMarkupToText(markup: string, names: SlackNames): string {
  // What a person typed is escaped, so a raw `<` always opens a token; tokens hold no other token.
  return markup
    .split(TOKEN)
    .map((part, index) => (index % 2 === 0 ? unescapeEntities(part) : tokenToText(part, names)))
    .join('');
}

const TOKEN = /<([^<>]+)>/;
const LINK = /^(?:https?|ftp|mailto|tel|slack):/i;

function tokenToText(token: string, names: SlackNames): string {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = unescapeEntities(bar < 0 ? '' : token.slice(bar + 1));
  const id = target.slice(1);
  switch (target.charAt(0)) {
    case '@':
      return `@${label || (names.handleOf(id) ?? id)}`;
    case '#':
      return `#${label || (names.channelNameOf(id) ?? id)}`;
    case '!':
      return specialToText(id, label);
    default:
      return LINK.test(target) ? linkToText(unescapeEntities(target), label) : `<${token}>`;
  }
}

/** `here`, `channel`, `everyone`, `subteam^S1` or `date^1392734382^{date}`. */
function specialToText(command: string, label: string): string {
  if (command.startsWith('date^')) return label;
  if (label) return label.startsWith('@') ? label : `@${label}`;
  return `@${command.startsWith('subteam^') ? command.slice('subteam^'.length) : command}`;
}

function linkToText(url: string, label: string): string {
  const address = url.replace(/^(?:mailto|tel):/i, '');
  if (!label || label === url || label === address || `http://${label}` === url) return address;
  return `${label} (${address})`;
}

function unescapeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
