// The timer of a mock interview. The plans are the tables of the page: their rows
// say how many minutes each step has.
(() => {
  const place = document.querySelector("[data-timer]");
  if (!place) return;
  const minute = 60_000;
  const plans = [...place.querySelectorAll(".plan")].map((section) => ({
    name: section.querySelector("h2").textContent,
    section,
    rows: [...section.querySelectorAll("tr[data-minutes]")],
    steps: [...section.querySelectorAll("tr[data-minutes]")].map((row) => ({
      name: row.cells[0].textContent,
      length: Number(row.dataset.minutes) * minute,
      outcome: row.cells[3].textContent,
    })),
  }));

  // The state: which plan, how long it ran before it was last stopped, when it
  // was last started (0 while it stands), and by how much the reader moved on.
  let plan = plans[0];
  let ran = 0;
  let since = 0;
  let told = "";
  let ticking = 0;
  const elapsed = () => ran + (since ? Date.now() - since : 0);
  const total = () => plan.steps.reduce((sum, s) => sum + s.length, 0);

  const make = (tag, attributes, ...children) => {
    const e = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children);
    return e;
  };
  const button = (text, className, act) => {
    const b = make("button", { type: "button", class: className }, text);
    b.addEventListener("click", act);
    return b;
  };

  const choice = make("fieldset", { class: "choice" }, make("legend", {}, "Length of the interview"));
  plans.forEach((p, i) => {
    const radio = make("input", { type: "radio", name: "plan", value: String(i) });
    radio.checked = i === 0;
    radio.addEventListener("change", () => choose(i));
    choice.append(make("label", {}, radio, ` ${p.name}`));
  });
  const step = make("p", { class: "step" });
  const outcome = make("p", { class: "outcome" });
  const left = make("p", { class: "left", role: "timer", "aria-live": "off", "aria-label": "Time left in this step" });
  const rest = make("p", { class: "total" });
  const bar = make("progress", { max: "1", "aria-label": "Time of the interview that is over" });
  const go = button("Start", "go", () => (since ? pause() : start()));
  const buttons = make("div", { class: "buttons" }, go,
    button("Step back", "", () => move(-1)), button("Next step", "", () => move(+1)), button("Reset", "", reset));
  const sound = make("input", { type: "checkbox" });
  const says = make("p", { class: "unseen", role: "status" });
  place.before(choice, make("div", { class: "clock" }, step, outcome, left, rest, bar, buttons,
    make("p", { class: "keys" }, make("label", {}, sound, " Sound at the end of a step"), ". Keys: space starts and stops, N is the next step, B the one before.")), says);

  const clock = (ms) => {
    const s = Math.max(0, Math.ceil(ms / 1000));
    return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
  };
  const minutes = (ms) => {
    const n = Math.ceil(ms / minute);
    return n === 1 ? "1 minute" : `${n} minutes`;
  };
  // at returns the step at a time, and how much of it is left.
  const at = (time) => {
    let end = 0;
    for (let i = 0; i < plan.steps.length; i++) {
      end += plan.steps[i].length;
      if (time < end) return { i, left: end - time };
    }
    return { i: plan.steps.length, left: 0 };
  };
  const beep = () => {
    if (!sound.checked) return;
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    tone.frequency.value = 660;
    tone.connect(audio.createGain()).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.25);
    tone.onended = () => audio.close();
  };
  // tell says a thing once to those who do not see the clock.
  const tell = (key, text) => {
    if (told === key) return;
    if (told && since && !key.endsWith("late")) beep();
    told = key;
    says.textContent = text;
  };

  function show() {
    const time = elapsed();
    const { i, left: ms } = at(time);
    const current = plan.steps[i];
    step.textContent = current ? current.name : "Time is up";
    outcome.textContent = current ? current.outcome : "";
    left.textContent = clock(ms);
    left.classList.toggle("late", Boolean(current) && ms <= minute && since > 0);
    rest.textContent = `${clock(total() - time)} of ${clock(total())} left`;
    bar.value = Math.min(1, time / total());
    plan.rows.forEach((row, k) => {
      if (k === i) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
      row.toggleAttribute("data-done", k < i);
    });
    go.textContent = since ? "Pause" : time > 0 && current ? "Go on" : "Start";
    go.disabled = !current;
    if (since && current && current.length > minute && ms <= minute) tell(`${i} late`, `One minute left: ${current.name}`);
    else if (since && current) tell(`${i}`, `${current.name}: ${minutes(ms)}. ${current.outcome}`);
    if (since && !current) {
      tell("over", "Time is up");
      pause();
    }
  }
  function start() {
    since = Date.now();
    clearInterval(ticking);
    ticking = setInterval(show, 250);
    show();
  }
  function pause() {
    ran = Math.min(elapsed(), total()); // a tab that slept wakes up late
    since = 0;
    clearInterval(ticking);
    show();
  }
  function set(time) {
    ran = time;
    if (since) since = Date.now();
    show();
  }
  // move goes to the beginning of the step that is so many further on; back from
  // within a step, to its own beginning.
  function move(by) {
    const { i } = at(elapsed());
    const begin = (k) => plan.steps.slice(0, k).reduce((sum, s) => sum + s.length, 0);
    const inside = elapsed() - begin(i) > 2000;
    set(begin(Math.max(0, by < 0 && inside ? i : i + by)));
  }
  function reset() {
    since = 0;
    ran = 0;
    told = "";
    says.textContent = "";
    clearInterval(ticking);
    show();
  }
  function choose(i) {
    plan = plans[i];
    for (const p of plans) p.section.hidden = p !== plan;
    reset();
  }

  addEventListener("keydown", (e) => {
    if (e.altKey || e.ctrlKey || e.metaKey || e.target.closest("input, button, a, summary, dialog")) return;
    const act = { " ": () => (since ? pause() : start()), n: () => move(+1), b: () => move(-1) }[e.key.toLowerCase()];
    if (!act) return;
    e.preventDefault();
    act();
  });
  choose(0);
})();
