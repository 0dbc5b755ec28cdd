// What a run of checks says, one line for each check, and below it each fault
// once, with the pages that have it.

const shown = 6; // pages of one fault

/** report prints the outcome of a check and returns whether it is without fault. */
export function report(name, { counted, notes = [], faults }, seconds) {
  const verdict = faults.length === 0 ? "ok  " : "FAIL";
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  console.log(`${verdict} ${name.padEnd(11)} ${counted}, ${count}, ${seconds.toFixed(1)} s`);
  for (const note of notes) console.log(`       ${note}`);
  for (const [message, pages] of grouped(faults)) {
    console.log(`     - ${message.replaceAll("\n", "\n       ")}`);
    const rest = pages.length > shown ? ` and ${pages.length - shown} more` : "";
    console.log(`       in ${pages.slice(0, shown).join(", ")}${rest}`);
  }
  return faults.length === 0;
}

function grouped(faults) {
  const groups = new Map();
  for (const { page, message } of faults) {
    const pages = groups.get(message) ?? [];
    if (!pages.includes(page)) pages.push(page);
    groups.set(message, pages);
  }
  return groups;
}
