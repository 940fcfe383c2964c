import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'export',
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run check` is the one place that checks types, so that a start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The same sources give the same site: build.mjs names a build by its inputs.
  generateBuildId: () => process.env.DEEPSCIFI_BUILD_ID ?? 'dev',
};

export default config;
