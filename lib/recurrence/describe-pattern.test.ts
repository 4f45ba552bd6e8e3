import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { localDate } from "@/lib/time/local-date";
import { describePattern } from "@/lib/recurrence/describe-pattern";
import { parseRule } from "@/lib/recurrence/parse-rule";

function words(rule: string, start = "1997-09-02"): string {
  const parsed = parseRule(rule);
  if (!parsed.ok) throw new Error(`${parsed.refusal.kind}: ${rule}`);
  return describePattern(parsed.value, localDate(start));
}

describe("describePattern", () => {
  it.each([
    ["FREQ=DAILY", "Every day"],
    ["FREQ=DAILY;INTERVAL=2", "Every 2 days"],
    ["FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "Every weekday"],
    ["FREQ=DAILY;INTERVAL=2;BYDAY=MO", "Every 2 days on Monday"],
    ["FREQ=DAILY;BYMONTH=1", "Every day in January"],
    ["FREQ=DAILY;BYMONTHDAY=1,15", "Every day on the 1st and 15th"],
    ["FREQ=WEEKLY", "Every week on Tue"],
    ["FREQ=WEEKLY;BYDAY=MO,WE,FR", "Every week on Mon, Wed and Fri"],
    ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every weekday"],
    ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Every day"],
    ["FREQ=WEEKLY;BYDAY=SA,SU", "Every week on Sat and Sun"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "Every 2 weeks on Tue and Thu"],
    ["FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU", "Every 2 weeks on Tue and Sun, weeks from Sunday"],
    ["FREQ=WEEKLY;BYDAY=MO;BYMONTH=6,7,8", "Every week on Mon in June to August"],
    ["FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=-1", "Every week on the last Monday or Wednesday"],
    ["FREQ=MONTHLY", "Every month on the 2nd"],
    ["FREQ=MONTHLY;BYDAY=2TU", "Every month on the 2nd Tuesday"],
    ["FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "Every 2 months on the last Friday"],
    ["FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU", "Every 2 months on the 1st and last Sunday"],
    ["FREQ=MONTHLY;BYDAY=1MO,2TU", "Every month on the 1st Monday and 2nd Tuesday"],
    ["FREQ=MONTHLY;BYDAY=-2MO", "Every month on the 2nd to last Monday"],
    ["FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "Every 2 months on every Tuesday"],
    ["FREQ=MONTHLY;BYMONTHDAY=15", "Every month on the 15th"],
    ["FREQ=MONTHLY;BYMONTHDAY=2,15", "Every month on the 2nd and 15th"],
    ["FREQ=MONTHLY;BYMONTHDAY=1,-1", "Every month on the 1st and last day"],
    ["FREQ=MONTHLY;BYMONTHDAY=-3", "Every month on the 3rd to last day"],
    ["FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10,11,12,13,14,15", "Every 18 months on the 10th to 15th"],
    ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "Every month on the 13th if it is a Friday"],
    ["FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3", "Every month on the 3rd Tuesday, Wednesday or Thursday"],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "Every month on the 2nd to last weekday"],
    ["FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "Every month on the 2nd Tuesday"],
    ["FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", "Every month on the 1st weekend day"],
    ["FREQ=YEARLY", "Every year on September 2"],
    ["FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5", "Every year on January 5"],
    ["FREQ=YEARLY;BYMONTH=6,7", "Every year on the 2nd in June and July"],
    ["FREQ=YEARLY;BYMONTHDAY=15", "Every year on the 15th of every month"],
    ["FREQ=YEARLY;BYMONTH=4,10;BYDAY=1SU", "Every year on the 1st Sunday in April and October"],
    ["FREQ=YEARLY;BYDAY=20MO", "Every year on the 20th Monday of the year"],
    ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "Every year in the 20th week of the year on every Monday"],
    ["FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "Every year on every Thursday in March"],
    ["FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200", "Every 3 years on the 1st, 100th and 200th day of the year"],
    [
      "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
      "Every 4 years on the 2nd to 8th if it is a Tuesday in November",
    ],
    [
      "FREQ=YEARLY;BYMONTHDAY=1,15;BYMONTH=1,2;BYSETPOS=-1",
      "Every year on the 1st and 15th in January and February, only the last of these each year",
    ],
    ["FREQ=HOURLY;INTERVAL=3", "Every 3 hours"],
    ["FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11", "Every 20 minutes in the hours of 9:00 AM to 11:00 AM"],
    ["FREQ=HOURLY;BYMINUTE=0,30;BYDAY=MO", "Every hour on Monday at minute 0 and 30"],
    ["FREQ=DAILY;BYSECOND=30", "Every day at second 30"],
  ])("%s: %s", (rule, expected) => {
    expect(words(rule)).toBe(expected);
  });

  it("has words for any rule", () => {
    const list = (from: number, to: number) =>
      fc.uniqueArray(
        fc.integer({ min: from, max: to }).filter((n) => n !== 0),
        { minLength: 1, maxLength: 4 },
      );
    const part = (name: string, values: fc.Arbitrary<unknown[]>) =>
      fc.option(
        values.map((all) => `;${name}=${all.join(",")}`),
        { nil: "" },
      );
    const rule = fc
      .tuple(
        fc.constantFrom("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"),
        fc.integer({ min: 1, max: 9 }),
        part("BYMONTH", list(1, 12)),
        part("BYWEEKNO", list(-53, 53)),
        part("BYYEARDAY", list(-366, 366)),
        part("BYMONTHDAY", list(-31, 31)),
        part("BYDAY", fc.subarray(["MO", "TU", "1WE", "-1FR", "SU"], { minLength: 1 })),
        part("BYHOUR", list(0, 23)),
        part("BYMINUTE", list(0, 59)),
        part("BYSECOND", list(0, 60)),
        part("BYSETPOS", list(-9, 9)),
      )
      .map(([frequency, interval, ...parts]) => `FREQ=${frequency};INTERVAL=${interval}${parts.join("")}`);
    fc.assert(
      fc.property(rule, (text) => {
        if (!parseRule(text).ok) return;
        const said = words(text);
        expect(said).toMatch(/^Every [\w ,:]+$/);
        expect(said).not.toMatch(/undefined|null|NaN| {2}| ,|\bon on\b/);
      }),
      { numRuns: 2000 },
    );
  });
});
