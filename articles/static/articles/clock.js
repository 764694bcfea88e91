/*
  Times are the brand's. Whoever sits in another zone is told by how much theirs differs, what a
  moment would be there, and, while typing one, when that is.
*/

const clock = document.querySelector(".clock[data-zone]");
const zone = clock?.dataset.zone;
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

// Minutes that a zone is ahead of UTC at an instant.
function ahead(name, instant) {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" }).formatToParts(instant);
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find((part) => part.type === "timeZoneName").value);
  return sign ? (sign === "-" ? -1 : 1) * (60 * Number(hours) + Number(minutes)) : 0;
}

function differ(instant) {
  return ahead(own, instant) - ahead(zone, instant);
}

function told(instant) {
  const form = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return `${new Intl.DateTimeFormat("en-GB", { ...form, timeZone: own }).format(instant)} in your time (${own})`;
}

// The instant at which clocks of the brand's zone show what was typed; null for an hour left out.
function typed(value) {
  const wall = Date.parse(`${value}Z`);
  if (Number.isNaN(wall)) return null;
  let instant = wall;
  for (let turn = 0; turn < 2; turn += 1) instant = wall - 60_000 * ahead(zone, instant);
  return instant + 60_000 * ahead(zone, instant) === wall ? instant : null;
}

function follow(field) {
  const place = document.createElement("p");
  place.className = "help own-time";
  place.setAttribute("role", "status");
  field.after(place);
  const say = () => {
    const instant = typed(field.value);
    place.textContent = instant !== null && differ(instant) ? `That is ${told(instant)}.` : "";
  };
  field.addEventListener("input", say);
  say();
}

if (zone && own) {
  const minutes = differ(Date.now());
  if (minutes) {
    const hours = `${Math.floor(Math.abs(minutes) / 60)}:${String(Math.abs(minutes) % 60).padStart(2, "0")}`.replace(":00", "");
    clock.append(`; your clock is ${hours} h ${minutes > 0 ? "ahead" : "behind"}`);
  }
  for (const time of document.querySelectorAll("time[data-local]")) {
    const instant = Date.parse(time.dateTime);
    if (differ(instant)) time.title = told(instant);
  }
  for (const field of document.querySelectorAll("input[type=datetime-local][data-wall]")) follow(field);
}
