import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'build/*.test.mjs'],
    environment: 'node',
    // Ends a test that hangs. A busy machine takes many times as long as an idle one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Outside of a browser, an address needs a host.
    env: { NEXT_PUBLIC_API_URL: 'https://deepscifi.test' },
  },
});
