/** Every demo person's. */
export const DEMO_PASSWORD = 'otp-demo-2026';

/** Where the bank already reaches a demo person: the ID-token's claim. */
export function knownMailAddress(loginId: string): string {
  return `${loginId}@bank.example`;
}

/** How many customers each test file takes. Budgets are real and last 24 hours, so no two files share one. */
const TAKEN = {
  acts: 4,
  approvals: 6,
  audit: 3,
  'away-at-start': 2,
  away: 8,
  bounce: 6,
  browser: 36,
  budgets: 5,
  cancel: 7,
  confirmation: 12,
  'deadline-race': 3,
  deadline: 4,
  destruction: 6,
  device: 10,
  disguise: 2,
  enrollments: 1,
  events: 7,
  faults: 8,
  fuzz: 1,
  history: 4,
  idempotency: 10,
  'issue-fields': 2,
  issue: 10,
  'key-rotation': 7,
  limits: 5,
  link: 6,
  'log-in': 7,
  'lost-answer': 3,
  'mail-server': 5,
  'mail-table': 6,
  mail: 10,
  'not-me': 6,
  'not-me-faults': 2,
  ownership: 5,
  policy: 8,
  'provisioning-fields': 4,
  'provisioning-refusal': 10,
  provisioning: 8,
  races: 6,
  reconciler: 5,
  reissue: 9,
  replacement: 10,
  replay: 1,
  request: 4,
  retry: 2,
  secrets: 3,
  service: 2,
  stopping: 1,
  stuck: 3,
  token: 5,
  'token-acts': 4,
} as const satisfies Record<string, number>;
type Theme = keyof typeof TAKEN;

function firstOf(theme: Theme): number {
  const sizes = Object.entries(TAKEN);
  const before = sizes.slice(0, Object.keys(TAKEN).indexOf(theme));
  return 1 + before.reduce((sum, [, size]) => sum + size, 0);
}

/** Hands out a file's customers, each once. */
export function customersFor(theme: Theme): () => string {
  const first = firstOf(theme);
  let next = first;
  return () => {
    if (next >= first + TAKEN[theme]) throw new Error(`the customers of ${theme} are used up: let it take more`);
    const loginId = `customer${String(next).padStart(3, '0')}`;
    next += 1;
    return loginId;
  };
}
