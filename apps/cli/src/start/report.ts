import { shortPath } from './processes/log-file.js';
import type { Stack } from './stack.js';

type Row = readonly [what: string, where: string];

function addressRows({ addresses, data }: Stack): readonly Row[] {
  const own: readonly Row[] = [
    ['Portal (customers)', addresses.portal],
    ['Token site (phones)', addresses.tokenSite],
    ['Back office (operators)', addresses.backOffice],
  ];
  const around = [
    ['Mail inbox', addresses.mailInbox],
    ['Temporal UI', addresses.temporalUi],
    ['Data and logs', shortPath(data.path)],
  ].filter((row): row is [string, string] => row[1] !== undefined);
  return [...own, ...around];
}

export function table(rows: readonly Row[]): readonly string[] {
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, where]) => `  ${what.padEnd(width)}  ${where}`);
}

/** What a person needs to begin. */
export function startReport(stack: Stack, logIns: readonly Row[]): string {
  return [
    '',
    'Ready.',
    ...table(addressRows(stack)),
    '',
    'Log-ins',
    ...table(logIns),
    '',
    'Ctrl-C stops all of it and keeps the data.',
  ].join('\n');
}
