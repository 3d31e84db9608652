/** Decisions of people: kept in a journal beside the exports, replayed on what was read. */
export { type Draft, draftSchema } from "./draft.ts";
export { readJournal } from "./journal.ts";
export { type JournalEntry, type OpenDecisions, openDecisions } from "./open.ts";
export { createReplay } from "./replay.ts";
export { type DecisionRow, decisionsFromRows } from "./rows.ts";
export { settingText } from "./tables.ts";
export { taughtBy, withTaught } from "./teach.ts";
