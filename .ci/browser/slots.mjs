// Work for a limited number of hands. The machine that runs the checks has two
// processors, so two pages are looked at at a time, whichever check asks.

/**
 * slots returns a function that runs tasks, at most n at a time, in the order
 * in which they came.
 */
export function slots(n) {
  const waiting = [];
  let free = n;
  const done = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return async (task) => {
    if (free > 0) free--;
    else await new Promise((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      done();
    }
  };
}
