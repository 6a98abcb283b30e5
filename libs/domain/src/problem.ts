interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/** Every refusal that an API can answer with (RFC 9457). The code is the contract, the words may improve. */
export const PROBLEMS = {
  VALIDATION: { status: 400, title: 'Invalid input', detail: 'One or more fields are not valid; nothing was changed.' },
  'REQUEST.MALFORMED': { status: 400, title: 'Malformed request', detail: 'The body could not be read as JSON.' },
  'REQUEST.TOO_LARGE': { status: 413, title: 'Body too large', detail: 'A body may have up to 16 KiB.' },
  'REQUEST.MEDIA_TYPE': { status: 415, title: 'Unsupported media type', detail: 'Send application/json.' },
  'REQUEST.METHOD': { status: 405, title: 'Method not allowed', detail: 'This path does not answer to this method.' },
  'REQUEST.NOT_FOUND': { status: 404, title: 'Not found', detail: 'There is nothing at this path.' },
  'REQUEST.MISDIRECTED': {
    status: 421,
    title: 'Misdirected request',
    detail: 'This host name is not the one of the service.',
  },
  'REQUEST.RATE': {
    status: 429,
    title: 'Too many requests',
    detail: 'Wait as long as Retry-After says, then try again.',
  },
  'SESSION.REQUIRED': { status: 401, title: 'Log-in required', detail: 'There is no session, or it has ended.' },
  'ORIGIN.FOREIGN': {
    status: 403,
    title: 'Foreign origin',
    detail: 'Writes are taken only from the pages of this face.',
  },
  'ROLE.REQUIRED': { status: 403, title: 'Not permitted', detail: 'Your role does not allow this.' },
  'APPROVAL.REQUIRED': {
    status: 403,
    title: 'Approval required',
    detail: 'A second operator has to approve exactly this first.',
  },
  'APPROVAL.EXPIRED': {
    status: 403,
    title: 'Approval expired',
    detail: 'An approval is valid for 24 hours; ask anew.',
  },
  'APPROVAL.OWN': {
    status: 403,
    title: 'Another person required',
    detail: 'Neither the one who asked nor the customer may approve or refuse this.',
  },
  'APPROVAL.NOT_YOURS': {
    status: 403,
    title: 'Not your request',
    detail: 'Only the one who asked withdraws a request; anybody else refuses it.',
  },
  'APPROVAL.CLOSED': {
    status: 409,
    title: 'Not open any more',
    detail: 'The request has been used, refused or withdrawn.',
  },
  'APPROVAL.TOO_MANY': {
    status: 409,
    title: 'Too many open requests',
    detail: 'Several requests about this are waiting; approve, refuse or withdraw one of them first.',
  },
  'REAUTHENTICATION.REQUIRED': {
    status: 403,
    title: 'Log in again',
    detail: 'Your log-in is too long ago for this step.',
  },
  'REPLACEMENT.PROOF_REQUIRED': {
    status: 403,
    title: 'Proof required',
    detail: 'You have an active token; show that it is yours before it is replaced.',
  },
  'IDEMPOTENCY.KEY_REUSED': {
    status: 422,
    title: 'Idempotency-Key used before',
    detail: 'The same Idempotency-Key came with another body.',
  },
  'ENROLLMENT.NONE': { status: 404, title: 'No enrollment', detail: 'No token has been issued yet.' },
  'ENROLLMENT.ALREADY_OPEN': {
    status: 409,
    title: 'Already open',
    detail: 'There is an enrollment that is not finished.',
  },
  'ENROLLMENT.STATE': {
    status: 409,
    title: 'Not possible now',
    detail: 'The state of the enrollment does not allow this.',
  },
  'ENROLLMENT.EXTENDED_ENOUGH': {
    status: 409,
    title: 'No further extension',
    detail: 'The deadline has been extended by as much as the policy allows.',
  },
  'ENROLLMENT.UNLOCKED_ENOUGH': {
    status: 409,
    title: 'No further unlock',
    detail: 'Too many one-time passwords have failed for this generation; it has to be issued again.',
  },
  'ENROLLMENT.OWN': {
    status: 403,
    title: 'Own enrollment',
    detail: 'Nobody acts on an enrollment of their own.',
  },
  'ENROLLMENT.NOT_PROVISIONED': { status: 409, title: 'App not set up', detail: 'Set up the app first, then confirm.' },
  'ENROLLMENT.SUPERSEDED': {
    status: 409,
    title: 'Superseded',
    detail: 'The token was issued again; use the newest mail and IDs.',
  },
  'ENROLLMENT.EXPIRED': { status: 410, title: 'Expired', detail: 'The deadline has passed; issue the token again.' },
  'TOKEN.STATE': { status: 409, title: 'Not possible now', detail: 'The state of the token does not allow this.' },
  'CUSTOMER.ON_HOLD': { status: 423, title: 'On hold', detail: 'Issues are held; the bank will contact you.' },
  'BUDGET.ISSUES': { status: 429, title: 'Too many issues', detail: 'No further issue is possible for a while.' },
  'BUDGET.MAILS': {
    status: 429,
    title: 'Too many mails',
    detail: 'No further mail to this address is possible for a while.',
  },
  'BUDGET.TRIES': { status: 429, title: 'Too many tries', detail: 'No further try is possible for a while.' },
  'MAIL.TOO_SOON': {
    status: 429,
    title: 'Too soon',
    detail: 'A mail has just been sent; wait before asking for another.',
  },
  'MAIL.RESENDS_USED_UP': { status: 409, title: 'No resend left', detail: 'Go back and issue the token again.' },
  'OTP.MISMATCH': { status: 422, title: 'Wrong one-time password', detail: 'The one-time password is not right.' },
  'OTP.ALREADY_USED': {
    status: 422,
    title: 'One-time password already used',
    detail: 'Wait for the next one-time password and type that.',
  },
  'OTP.LOCKED': { status: 423, title: 'Locked', detail: 'All tries are used up.' },
  'USER_ID.CHECK_DIGIT': { status: 400, title: 'Typing error', detail: 'The user ID has a typing error.' },
  'PROVISIONING.REFUSED': {
    status: 401,
    title: 'Refused',
    detail: 'Service ID, user ID and start password do not belong together.',
  },
  'PROVISIONING.LOCKED': { status: 423, title: 'Locked', detail: 'All tries are used up; issue the token again.' },
  'PROVISIONING.OTHER_DEVICE': {
    status: 409,
    title: 'Other device',
    detail: 'Another device has been set up already.',
  },
  'DEVICE.ALREADY_HAS_TOKEN': {
    status: 409,
    title: 'Device is full',
    detail: 'This device can hold no further token.',
  },
  'LINK.UNKNOWN': {
    status: 404,
    title: 'Unknown link',
    detail: 'This link is not known; use the one in the newest mail.',
  },
  'TRY.PENDING': { status: 503, title: 'Still being checked', detail: 'Ask again with the same Idempotency-Key.' },
  'TRY.LAPSED': {
    status: 422,
    title: 'Too late',
    detail: 'The check took too long; nothing was counted. Type the current one.',
  },
  'DEPENDENCY.UNAVAILABLE': {
    status: 503,
    title: 'Not available',
    detail: 'A part of the service is away; try again soon.',
  },
  INTERNAL: { status: 500, title: 'Internal error', detail: 'Something went wrong on our side.' },
} as const satisfies Record<string, Problem>;
export type ProblemCode = keyof typeof PROBLEMS;
