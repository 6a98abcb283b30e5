/** Where the front end draws a page; any other path is not found. */
export const BACK_OFFICE_PAGES = ['/', '/enrollments/:id', '/approvals'] as const;
