export { AuditFolder } from './audit-folder.js';
export type { Finding, FindingKind } from './chain.findings.js';
export { compareRows, type Difference } from './compare-rows.js';
export { type RecordSeal, RecordsOfAnotherDatabase, signHeads } from './sign-heads.js';
export { type VerificationTotals, verifyEvents } from './verify-events.js';
export type { RecordFault } from './verify-records.js';
