// Puts every kind of value into every field of a reader's progress. Gives what went wrong: a field that
// harmed another one, a state that is read otherwise once it is written, a prototype that was changed.
async () => {
  const { parse } = await import(roadmap("format"));
  const at = "2026-02-01T00:00:00.000Z";
  const deep = JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`);
  const values = [null, true, 0, -1, 1e300, "", "done", "\ud800", [], [[]], {}, { value: {} }, deep,
    "x".repeat(1e5)];
  const whole = {
    topics: { a: { value: "done", at } },
    outcomes: { "a/b": { value: true, at } },
    notes: { a: { value: "text", at, seen: { d: 1 }, beside: [{ value: "other", at }] } },
    settings: { pace: { value: 5, at } },
  };
  const faults = [];

  function look(path, read) {
    if (!read.state) return read.fault;
    for (const [name, book] of Object.entries(whole)) {
      for (const key of Object.keys(book)) {
        const isHarmed = path[0] === name && (path.length === 1 || path[1] === key);
        if (!isHarmed && !read.state[name][key]) return `${name}.${key} is lost`;
      }
    }
    const again = parse(JSON.stringify(read.state));
    if (again.lost || JSON.stringify(again.state) !== JSON.stringify(read.state)) return "changes";
    return Object.keys(Object.prototype).length ? "prototype" : "";
  }

  function fill(path, value) {
    const state = structuredClone({ format: "roadmap-progress", version: 1, ...whole });
    const place = path.slice(0, -1).reduce((found, key) => found[key], state);
    const last = path.at(-1);
    Object.defineProperty(place, last, { value, enumerable: true, configurable: true });
    const fault = look(path, parse(JSON.stringify(state)));
    if (fault) faults.push([path.join("."), JSON.stringify(value).slice(0, 40), fault]);
  }

  for (const value of values) {
    for (const [name, book] of Object.entries(whole)) {
      fill([name], value);
      for (const key of ["new", "__proto__", "constructor", "toString"]) fill([name, key], value);
      for (const key of Object.keys(book)) {
        fill([name, key], value);
        for (const field of ["value", "at", "seen", "beside", "more"]) fill([name, key, field], value);
      }
    }
    fill(["notes", "a", "beside", "0"], value);
    fill(["notes", "a", "seen", "d"], value);
    for (const field of ["more", "since"]) fill([field], value);
  }
  return faults;
}
