/** Where the front end's router draws a page; any other path is not found. */
export const PORTAL_PAGES = ['/', '/sign-in', '/issue', '/confirm', '/notice'] as const;
