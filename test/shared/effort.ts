/** Multiplies the runs of the long properties: `PROPERTY_RUNS=100` hunts for what the daily runs would miss. */
export const effort = Number(process.env.PROPERTY_RUNS ?? 1);
