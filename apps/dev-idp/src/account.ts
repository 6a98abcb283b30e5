export interface DevAccount {
  readonly loginId: string;
  readonly name: string;
  readonly email?: string;
  readonly roles?: readonly string[];
  /** `*`: all services. */
  readonly services?: readonly string[];
}

const CUSTOMERS = 400;
const FIRST = ['さくら', 'みなと', 'あおば', 'ひかり', 'やまと', 'ふじ', 'かえで', 'すみれ', 'いずみ', 'わかば'];
const MIDDLE = ['商事', '製作所', '運輸', '食品', '建設', '印刷', '電機', '繊維', '薬局', '農園'];
const FORM = ['株式会社', '合同会社', '有限会社', '合資会社'];

const OPERATORS: readonly DevAccount[] = [
  { loginId: 'viewer1', name: '閲覧 花子', roles: ['viewer'] },
  { loginId: 'operator1', name: '受付 太郎', roles: ['operator'] },
  { loginId: 'operator2', name: '受付 次郎', roles: ['operator'] },
  { loginId: 'supervisor1', name: '管理 良子', roles: ['supervisor'] },
  { loginId: 'engineer1', name: '技術 健', roles: ['engineer'] },
];

/** A business with a name of its own. */
function customer(number: number): DevAccount {
  const loginId = `customer${String(number).padStart(3, '0')}`;
  const index = number - 1;
  const first = FIRST[index % FIRST.length];
  const middle = MIDDLE[Math.floor(index / FIRST.length) % MIDDLE.length];
  const form = FORM[Math.floor(index / (FIRST.length * MIDDLE.length)) % FORM.length];
  return { loginId, name: `${form}${first}${middle}`, email: `${loginId}@bank.example` };
}

const ACCOUNTS: ReadonlyMap<string, DevAccount> = new Map(
  [
    ...Array.from({ length: CUSTOMERS }, (_, index) => customer(index + 1)),
    ...OPERATORS.map((operator) => ({ ...operator, services: ['*'] })),
  ].map((account) => [account.loginId, account]),
);

export function findAccount(loginId: string): DevAccount | undefined {
  return ACCOUNTS.get(loginId);
}

/** What an ID-token says of an account. */
export function claimsOf({ loginId, name, email, roles, services }: DevAccount): {
  sub: string;
  [claim: string]: unknown;
} {
  return {
    sub: loginId,
    preferred_username: loginId,
    name,
    locale: 'ja',
    ...(email ? { email, email_verified: true } : {}),
    ...(roles ? { roles, services } : {}),
  };
}
