// Files as utilities, weather services and rate databases hand them out, made on the spot.
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (number) => String(number).padStart(2, "0");

/** Every hour of a year: `{ month, day, hour, index }`, months and days from 1. */
function* hours() {
  let index = 0;
  for (const [month, days] of DAYS.entries()) {
    for (let day = 1; day <= days; day += 1) {
      for (let hour = 0; hour < 24; hour += 1) yield { month: month + 1, day, hour, index: index++ };
    }
  }
}

/** A year of hours by Green Button, 1.2 kWh each, without those in `gap` (first, end). */
export function greenButton({ gap = [0, 0], value = () => 1200 } = {}) {
  const start = Date.UTC(2023, 0, 1, 7) / 1000;
  const readings = [];
  for (const { index } of hours()) {
    if (index >= gap[0] && index < gap[1]) continue;
    readings.push(`<IntervalReading><timePeriod><duration>3600</duration><start>${start + index * 3600}</start></timePeriod>` +
      `<value>${value(index)}</value></IntervalReading>`);
  }
  return `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<entry><link rel="self" href="/U/1/MeterReading/1"/><link rel="related" href="/ReadingType/7"/><content><MeterReading/></content></entry>
<entry><link rel="self" href="/U/1/MeterReading/1/IntervalBlock/1"/><content><IntervalBlock>
${readings.join("\n")}
</IntervalBlock></content></entry>
<entry><link rel="self" href="/ReadingType/7"/><content><ReadingType><flowDirection>1</flowDirection><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom></ReadingType></content></entry>
<entry><content><LocalTimeParameters><dstOffset>0</dstOffset><tzOffset>-25200</tzOffset></LocalTimeParameters></content></entry>
</feed>
`;
}

/** A table of hours; `odd` replaces the value of a row. */
export function intervalCsv({ odd = {} } = {}) {
  const rows = ["Date,Time,Usage (kWh)"];
  for (const { month, day, hour, index } of hours()) {
    rows.push(`2023-${two(month)}-${two(day)},${two(hour)}:00,${odd[index] ?? (0.8 + (hour % 12) / 10).toFixed(3)}`);
  }
  return `${rows.join("\n")}\n`;
}

/** A year of weather near Greensboro, EPW; `odd` replaces a line (from 1). */
export function epw({ odd = {} } = {}) {
  const lines = [
    "LOCATION,Greensboro Test Field,NC,USA,TMY3,723170,36.10,-79.95,-5.0,273.0",
    "DESIGN CONDITIONS,0", "TYPICAL/EXTREME PERIODS,0", "GROUND TEMPERATURES,0",
    "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0", "COMMENTS 1,", "COMMENTS 2,", "DATA PERIODS,1,1,Data,Sunday,1/1,12/31",
  ];
  for (const { month, day, hour, index } of hours()) {
    const sun = Math.max(0, Math.sin(((hour - 6) / 12) * Math.PI));
    const season = Math.cos(((index - 4700) / 8760) * 2 * Math.PI);
    const air = (14 + 11 * season + 4 * sun).toFixed(1);
    const [ghi, dni, dhi] = [780 * sun, 620 * sun, 160 * sun].map((watts) => (watts * (0.8 + 0.2 * season)).toFixed(0));
    lines.push(`1999,${month},${day},${hour + 1},60,?,${air},5.0,60,98000,9999,9999,300,${ghi},${dni},${dhi},` +
      "999999,999999,999999,9999,180,2.6,5,5,16.0,77777,9,999999999,100,0.1,0,88,0.2,0,0");
  }
  for (const [line, text] of Object.entries(odd)) lines[line - 1] = text;
  return `${lines.join("\n")}\n`;
}

/** A year of a market by the hour, EUR/MWh in universal time: dear evenings, spring noons below nothing. */
export function marketCsv({ odd = {} } = {}) {
  const rows = ["Datetime (UTC),Price (EUR/MWhe)"];
  for (const { month, day, hour, index } of hours()) {
    const price = hour >= 17 && hour < 21 ? 190 : month === 5 && hour >= 10 && hour < 15 ? -20 : 60;
    rows.push(`2023-${two(month)}-${two(day)}T${two(hour)}:00Z,${odd[index] ?? price}`);
  }
  return `${rows.join("\n")}\n`;
}

/** A rate with an evening peak. */
export function urdb() {
  const day = Array.from({ length: 24 }, (_, hour) => (hour >= 16 && hour < 21 ? 1 : 0));
  const flat = Array(24).fill(0);
  return JSON.stringify({
    utility: "Test Electric Coop", name: "Evening Peak R-7", label: "5f00", approved: true, country: "USA",
    energyratestructure: [[{ rate: 0.11, unit: "kWh" }], [{ rate: 0.37, unit: "kWh" }]],
    energyweekdayschedule: Array(12).fill(day), energyweekendschedule: Array(12).fill(flat),
    fixedchargefirstmeter: 14.5, fixedchargeunits: "$/month", dgrules: "Net Billing Instantaneous",
  }, null, 1);
}

/** A table of five-minute readings over many years, of at least so many bytes. */
export function longCsv(bytes) {
  const rows = ["timestamp,kWh"];
  let size = rows[0].length;
  for (let at = Date.UTC(1990, 0, 1); size < bytes; at += 300_000) {
    const row = `${new Date(at).toISOString().slice(0, 16).replace("T", " ")},0.123`;
    rows.push(row);
    size += row.length + 1;
  }
  return rows.join("\n");
}
