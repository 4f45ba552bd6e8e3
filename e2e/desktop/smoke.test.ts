import { expect, test } from "../journey";

test("smoke", async ({ people }) => {
  for (const path of ["/today", "/alerts", "/rosters", "/schedule", "/reports/attendance", "/setup", "/account"]) {
    await test.step(path, async () => {
      const dana = await people.open("admin");
      const t = performance.now();
      await dana.page.goto(path);
      console.log(path, performance.now() - t);
      await dana.look();
      console.log(path, performance.now() - t);
    });
  }
  expect(1).toBe(1);
});
