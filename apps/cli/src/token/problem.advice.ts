const REISSUE = 'Go back on the PC page and issue the token again.';

const ADVICE: Readonly<Record<string, string>> = {
  'PROVISIONING.REFUSED':
    'Compare service ID and user ID with the PC page or the mail, and type the start password again.',
  'PROVISIONING.LOCKED': REISSUE,
  'PROVISIONING.OTHER_DEVICE': `Use the device that was set up. To change to this one: ${REISSUE}`,
  'ENROLLMENT.SUPERSEDED': 'Use the user ID of the newest mail.',
  'ENROLLMENT.EXPIRED': REISSUE,
  'DEVICE.ALREADY_HAS_TOKEN': 'Name another file with --store: one store is one device.',
  'USER_ID.CHECK_DIGIT': 'Compare the user ID four digits at a time; no try was counted.',
  'REQUEST.RATE': 'Wait a minute, then repeat the command.',
  'TRY.PENDING': 'Repeat the command in a while.',
  'DEPENDENCY.UNAVAILABLE': 'Repeat the command in a while.',
};

export function adviceFor(code: string): string {
  return ADVICE[code] ?? 'Check the options (--help), then repeat the command.';
}
