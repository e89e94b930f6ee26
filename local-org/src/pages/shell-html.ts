/** Scripts and styles of the page, as addresses. */
export interface ShellParts {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The one document all pages live in. */
export function shellHtml({ scripts, styles }: ShellParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local org</title>
<link rel="icon" href="data:,">
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('\n')}
</head>
<body class="slds-scope"><noscript>These pages need JavaScript.</noscript></body>
</html>
`;
}

/** Shown while the pages are being built; asks again by itself. */
export function buildingHtml(line: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="2"><title>Building the pages</title></head>
<body><main role="status"><h1>Building the pages …</h1><p>${escapeHtml(line)}</p></main></body>
</html>
`;
}

export function failedHtml(problem: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The pages could not be built</title></head>
<body><main><h1>The pages could not be built</h1><pre>${escapeHtml(problem)}</pre></main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
