import type { NextConfig } from "next";

const config: NextConfig = {
  // A stray lock file in a parent folder would otherwise move the root of the build.
  turbopack: { root: import.meta.dirname },
  // Packages with native parts are loaded by Node, never bundled.
  serverExternalPackages: ["better-sqlite3", "pg", "@node-rs/argon2", "pino", "nodemailer"],
  poweredByHeader: false,
  // `forbidden()` and `unauthorized()`: a refused door answers 403 or 401 with a page that says why.
  // A file to import has at most 5 MB, and goes along in its form, packed and as text.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "8mb" } },
  // The content security policy has a nonce and is set per page, in proxy.ts.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        // Not "no-referrer": with it browsers hide the Origin of a form that is sent without JavaScript.
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        // Browsers ignore it over plain http.
        { key: "Strict-Transport-Security", value: "max-age=31536000" },
      ],
    },
    {
      // The worker asks for pages and files of our own, runs no other script, and is asked for anew every time.
      source: "/roster-worker.js",
      headers: [
        { key: "Cache-Control", value: "no-cache" },
        { key: "Content-Security-Policy", value: "default-src 'none'; connect-src 'self'" },
      ],
    },
  ],
};

export default config;
