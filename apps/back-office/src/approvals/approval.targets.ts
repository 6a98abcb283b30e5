import type { ApprovalKind } from '@enrollment/domain';

/** What an approval of each kind is about, and when it is void; for people who call by hand. */
const TARGETS: Record<ApprovalKind, readonly [target: string, voidAfter: string]> = {
  unlock: ['enrollment', 'another lock, a reissue'],
  replace: ['customer', 'another token; a suspension, a resumption or a “not me”'],
  resume: ['token', 'a suspension, a resumption or a “not me”'],
  revoke: ['token', 'a suspension, a resumption or a “not me”'],
  'close-case': ['customer', 'its closing; another “not me”'],
};

/** Which ID `targetId` takes for which `kind`. */
export const TARGETS_TABLE = [
  'Asking for the same again, while it waits, answers the request that there is. An approval is good for 24 hours, once.',
  '',
  '| `kind` | `targetId` is the ID of the | void after |',
  '|---|---|---|',
  ...Object.entries(TARGETS).map(([kind, [target, voidAfter]]) => `| \`${kind}\` | ${target} | ${voidAfter} |`),
].join('\n');
