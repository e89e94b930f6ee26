/** Flag and meaning of every command that works on one org. */
export const CONNECTION_OPTION = [
  '--connection <name>',
  'name or id of the org; the one connected last when absent'
] as const;
