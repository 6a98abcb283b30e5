import { type Language, SIGN_IN_MESSAGES, type SignInPageKind } from './sign-in.messages.js';

export const SIGN_IN_PAGE_STYLE = `:root { color-scheme: light dark; }
body { margin: 0; font: 400 1rem/1.75 "Noto Sans JP", system-ui, sans-serif; line-break: strict; }
main { max-width: 36rem; margin: 4rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.5; }
a, button { display: inline-block; min-height: 2.75rem; padding: 0.5rem 1.5rem; box-sizing: border-box; border: 0;
  border-radius: 0.5rem; background: #0017c1; color: #fff; font: inherit; font-weight: 700; text-decoration: none; cursor: pointer; }
a:focus-visible, button:focus-visible { outline: 4px solid #ffd43d; outline-offset: 2px; box-shadow: 0 0 0 2px #000; }
`;

/** A page without scripts, that explains and offers the one thing to do next. */
export function signInPage(kind: SignInPageKind, language: Language): string {
  const { title, text, button } = SIGN_IN_MESSAGES[language][kind];
  const next =
    kind === 'notAdmitted'
      ? `<form method="post" action="/auth/logout"><button>${button}</button></form>`
      : `<p><a href="/auth/login">${button}</a></p>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/auth/page.css">
</head>
<body><main><h1>${title}</h1><p>${text}</p>${next}</main></body>
</html>
`;
}
