import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["{lib,db,server,features,components,app,scripts}/**/*.test.{ts,tsx}", "*.test.ts"],
  },
});
