import type { NextConfig } from "next";

const config: NextConfig = {
  // A stray lock file in a parent folder would otherwise move the root of the build.
  turbopack: { root: import.meta.dirname },
  // Packages with native parts are loaded by Node, never bundled.
  serverExternalPackages: ["better-sqlite3", "pg", "@node-rs/argon2", "pino", "nodemailer"],
  poweredByHeader: false,
  // `forbidden()` and `unauthorized()`: a refused door answers 403 or 401 with a page that says why.
  experimental: { authInterrupts: true },
};

export default config;
