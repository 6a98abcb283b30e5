/** Every demo person's. */
export const DEMO_PASSWORD = 'otp-demo-2026';

/** Where the bank already reaches a demo person: the ID-token's claim. */
export function knownMailAddress(loginId: string): string {
  return `${loginId}@bank.example`;
}

/** Customers 001 to 200 by test file: [first, last]. Budgets are real and last 24 hours, so no two files share one. */
const CUSTOMERS = {
  bounce: [1, 6],
  service: [7, 8],
  issue: [9, 18],
  'issue-fields': [19, 20],
  reissue: [21, 28],
  mail: [29, 38],
  link: [39, 44],
  provisioning: [45, 52],
  'provisioning-fields': [53, 56],
  'provisioning-refusal': [57, 66],
  device: [67, 76],
  confirmation: [77, 88],
  races: [89, 94],
  cancel: [95, 100],
  events: [101, 106],
  idempotency: [107, 116],
  request: [117, 120],
  ownership: [121, 125],
  'mail-table': [126, 131],
  budgets: [132, 136],
  'log-in': [137, 143],
  replacement: [144, 150],
  history: [151, 154],
  secrets: [155, 157],
  deadline: [158, 161],
  faults: [162, 169],
  browser: [170, 190],
  'mail-server': [191, 195],
} as const satisfies Record<string, readonly [number, number]>;
type Theme = keyof typeof CUSTOMERS;

/** Hands out a file's customers, each once. */
export function customersFor(theme: Theme): () => string {
  const [first, last] = CUSTOMERS[theme];
  let next: number = first;
  return () => {
    if (next > last) throw new Error(`the customers of ${theme} are used up: widen its range`);
    const loginId = `customer${String(next).padStart(3, '0')}`;
    next += 1;
    return loginId;
  };
}
