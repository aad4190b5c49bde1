// What a person does with a file of their own, for the tests of imports.
import { poll } from "./harness.mjs";

export const text = (page, name) => page.locator(`[data-test=${name}]`).first().innerText();
export const line = (page, panel) => page.locator(`[data-panel="${panel}"] .panel-line`).innerText();
export const undoWords = (page) => page.locator("[data-test=undo]").getAttribute("title");

export async function panel(page, name) {
  await page.locator(`[data-panel="${name}"]`).evaluate((node) => { node.open = true; });
  await page.locator(`[data-panel="${name}"] .data`).waitFor();
}

/** Chooses a file under a panel and gives what the preview says. */
export async function choose(page, input, [name, content]) {
  await page.locator(`[data-test=${input}]`).setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  return preview(page);
}

export async function preview(page) {
  await page.locator("[data-test=import-apply], [data-test=import-error]").first().waitFor();
  return page.locator("[data-test=import]").innerText();
}

export async function drop(page, [name, content]) {
  const data = await page.evaluateHandle(([name, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], name));
    return data;
  }, [name, content]);
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

/** Waits until the answer is another one. */
export const answerAfter = (page, old) => poll(page, (old) => {
  const now = document.querySelector("[data-test=kpis]").innerText;
  return now !== old && now;
}, old, { what: "another answer" });
