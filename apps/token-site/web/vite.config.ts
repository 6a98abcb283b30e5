import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const YEAR_SECONDS = 31_536_000;

export default defineConfig({
  base: '/app/',
  plugins: [
    react(),
    VitePWA({
      // A new version waits until the app is closed: nobody is reloaded in the middle of a set-up.
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      workbox: {
        clientsClaim: true,
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest,woff2}'],
        // A Japanese font weighs a megabyte: the system's own is shown until it has been fetched once.
        globIgnores: ['**/*japanese*', 'download.html', 'assets/download-*'],
        navigateFallback: '/app/index.html',
        runtimeCaching: [
          {
            urlPattern: /\/app\/assets\/.*\.woff2$/,
            handler: 'CacheFirst',
            options: { cacheName: 'fonts', expiration: { maxEntries: 8, maxAgeSeconds: YEAR_SECONDS } },
          },
        ],
      },
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Content-Security-Policy `default-src 'self'` refuses data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { app: page('index.html'), download: page('download.html') } },
  },
});
