import { MESSAGES, type Message } from './page.messages.js';

export const STYLE = `:root { color-scheme: light dark; --line: #8c8c8c; --action: #0017c1; --error: #c5000f; }
@media (prefers-color-scheme: dark) { :root { --action: #4979f5; --error: #ff7171; } }
body { margin: 0; font: 400 1rem/1.75 "Noto Sans JP", system-ui, sans-serif; line-break: strict; }
main { max-width: 26rem; margin: 12vh auto 2rem; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.5; margin: 0 0 0.5rem; }
[lang=en] { display: block; font-size: 0.875rem; opacity: 0.8; }
label { display: block; margin-top: 1.25rem; font-weight: 700; }
label [lang=en] { display: inline; font-weight: 400; margin-left: 0.5rem; }
input { width: 100%; min-height: 3rem; padding: 0.5rem 0.75rem; box-sizing: border-box; font: inherit; border: 1px solid var(--line); border-radius: 0.5rem; }
button { width: 100%; min-height: 3rem; margin-top: 2rem; border: 0; border-radius: 0.5rem; background: var(--action); color: #fff; font: inherit; font-weight: 700; cursor: pointer; }
button [lang=en] { display: inline; margin-left: 0.5rem; opacity: 1; }
input:focus-visible, button:focus-visible { outline: 4px solid #ffd43d; outline-offset: 2px; box-shadow: 0 0 0 2px #000; }
.error { border-left: 4px solid var(--error); padding-left: 1rem; color: var(--error); }
`;

/** Sends the only form of the page at once, where there is JavaScript. */
export const SUBMIT_SCRIPT = 'document.forms[0].submit();\n';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function both({ ja, en }: Message): string {
  return `${ja} <span lang="en">${en}</span>`;
}

function page(title: Message, body: string, script = ''): string {
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.ja} / ${title.en}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body><main><h1>${both(title)}</h1>${body}</main>${script}</body>
</html>
`;
}

/** One text field, one password field, one button without a name: a cookie jar and a plain client can send it. */
export function loginPage(action: string, refused?: { readonly loginId: string }): string {
  const error = refused ? `<p class="error" role="alert">${both(MESSAGES.wrong)}</p>` : `<p>${both(MESSAGES.note)}</p>`;
  return page(
    MESSAGES.title,
    `${error}
<form method="post" action="${escapeHtml(action)}">
<label for="login">${both(MESSAGES.loginId)}</label>
<input id="login" name="login" type="text" value="${escapeHtml(refused?.loginId ?? '')}" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>
<label for="password">${both(MESSAGES.password)}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">${both(MESSAGES.title)}</button>
</form>`,
  );
}

/** `form` comes from the provider and holds its token against forged requests. */
export function logoutPage(form: string): string {
  const fields = `<input type="hidden" name="logout" value="yes"><button type="submit">${both(MESSAGES.logout)}</button></form>`;
  return page(MESSAGES.logout, form.replace('</form>', fields), '<script src="/submit.js"></script>');
}

export function messagePage(message: Message): string {
  return page(MESSAGES.title, `<p>${both(message)}</p>`);
}
