/** What a button beside a topic does to its curriculum. Put away is never deleted: past sessions keep their topic. */
export const TOPIC_STEPS = ["up", "down", "away", "back"] as const;

export type TopicStep = (typeof TOPIC_STEPS)[number];
