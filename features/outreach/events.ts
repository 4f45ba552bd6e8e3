/** Somebody's list has something that waited too long. */
export const WAITING_TOPIC = "alerts.waiting";
