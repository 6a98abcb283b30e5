/** Where the parts of the test's stack are, as its setup told. */
export interface TestStack {
  readonly portalUrl: string;
  readonly tokenSiteUrl: string;
  readonly backOfficeUrl: string;
  readonly identityProviderUrl: string;
  readonly inboxUrl: string;
  readonly smtpUrl: string;
  /** Where the worker takes mails that come back. */
  readonly bouncePort: number;
  /** The private key that mails are signed with. */
  readonly dkimKeyFile: string;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string;
  /** As the owner of all tables. */
  readonly databaseUrl: string;
  readonly programDatabaseUrls: Readonly<Record<'portal' | 'tokenSite' | 'backOffice' | 'worker', string>>;
  /** The worker's health and metrics. */
  readonly workerUrl: string;
  readonly logsFolder: string;
  readonly keysFile: string;
  readonly auditFolder: string;
  readonly controlUrl: string;
}

export type PartName =
  | 'postgres'
  | 'temporal'
  | 'maildev'
  | 'dev-idp'
  | 'worker'
  | 'portal'
  | 'token-site'
  | 'back-office';

export type PartPids = Readonly<Partial<Record<PartName, number>>>;

/** Each of jest's workers has a stack to itself. @throws Error when there is none for this one */
export function testStack(): TestStack {
  const told = process.env.STACK_ADDRESSES;
  if (told === undefined) throw new Error('there is no stack: run this test in the project "system"');
  const stack = (JSON.parse(told) as TestStack[])[Number(process.env.JEST_WORKER_ID) - 1];
  if (stack === undefined) throw new Error('jest has more workers than there are stacks: run it with --runInBand');
  return stack;
}

async function control(query: Readonly<Record<string, string>>): Promise<PartPids> {
  const response = await fetch(`${testStack().controlUrl}/?${new URLSearchParams(query)}`, { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as PartPids;
}

/** The stack itself starts a part again that was killed so. */
export function killPart(part: PartName, signal: NodeJS.Signals = 'SIGKILL'): Promise<PartPids> {
  return control({ part, action: 'kill', signal });
}

/** Ends a part in good order; it stays down until it is started. */
export function stopPart(part: PartName): Promise<PartPids> {
  return control({ part, action: 'stop' });
}

/** Fulfilled when the part is ready. */
export function startPart(part: PartName): Promise<PartPids> {
  return control({ part, action: 'start' });
}
