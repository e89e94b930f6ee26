export function nodeFlagsOf(program: string): string[];
