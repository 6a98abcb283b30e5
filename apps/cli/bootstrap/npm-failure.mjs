const UNREACHABLE =
  'The package registry cannot be reached. Check the network, the proxy (npm config get https-proxy) and the registry (npm config get registry).';
const UNTRUSTED =
  'The certificate of the package registry is not trusted. Behind a proxy that opens TLS, name its authority in NODE_EXTRA_CA_CERTS.';

/** By the codes of npm, Node.js and the operating system that npm tells first. */
const ADVICE = [
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT)\b/,
    UNREACHABLE,
  ],
  [/\b(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_HAS_EXPIRED)\b/, UNTRUSTED],
  [
    /\b(E404|ETARGET|ENOVERSIONS)\b/,
    'The package registry does not have what is wanted. Check which one it is: npm config get registry.',
  ],
  [
    /\b(E401|E403|ENEEDAUTH)\b/,
    'The package registry refuses. Check which one it is (npm config get registry) and log in to it (npm login).',
  ],
  [/\bE5\d\d\b/, 'The package registry is in trouble. Try again later.'],
  [/\b(ENOSPC|EDQUOT)\b/, 'The disk is full. Make room here and in the cache of npm (npm config get cache).'],
  [
    /\bEINTEGRITY\b/,
    'What was downloaded is not what the lock file expects. Empty the cache (npm cache clean --force) and try again.',
  ],
  [
    /\bEUSAGE\b/,
    'package-lock.json does not fit the package.json files. Take all of them from one version; after a change of dependencies run npm install.',
  ],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    'This user may not write here. Check who owns this folder, its node_modules, and the cache of npm (npm config get cache).',
  ],
];

const LINES_SHOWN = 12;
/** Packages that ask for another Node.js, stacks, the fields of an error object, and what npm says after every failure. */
const NOISE = /^npm warn EBADENGINE|^npm (error|warn)( +at .*| {3}\w+: .*| \}| A complete log .*|)$/;

function words(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !NOISE.test(line));
  const errors = lines.filter((line) => line.startsWith('npm error'));
  return [...new Set(errors.length > 0 ? errors : lines)].slice(0, LINES_SHOWN);
}

/** What npm said, the cause first, and what a person can do about it. */
export function explainNpmFailure(output) {
  const shown = words(output);
  const code = shown.find((line) => line.startsWith('npm error code ')) ?? shown.join('\n');
  const [, advice] = ADVICE.find(([pattern]) => pattern.test(code)) ?? [];
  return [...shown, ...(advice === undefined ? [] : [advice])].join('\n');
}
