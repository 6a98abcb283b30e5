import * as z from 'zod';

// Compiling schemas needs `eval`, which the Content-Security-Policy refuses; zod tries it when the first one is made.
z.config({ jitless: true });
