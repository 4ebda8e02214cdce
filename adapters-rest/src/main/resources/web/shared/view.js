/* When the page is drawn. State lives in plain objects; whoever changes one calls refresh(). */

let draw = () => {};
let due = false;
const afterwards = new Set();

export function drawWith(drawing) {
  draw = drawing;
}

/** Draws soon, once for however many changes: a burst of tokens costs one drawing a frame. */
export function refresh() {
  if (due) return;
  due = true;
  // a tab in the background gets no frames, and must still follow its turn
  if (document.visibilityState === 'visible') requestAnimationFrame(now);
  else setTimeout(now, 100);
}

function now() {
  due = false;
  draw();
  for (const work of afterwards) work();
}

/** Calls the function after every drawing, until the answer is called. */
export function afterDrawing(work) {
  afterwards.add(work);
  return () => afterwards.delete(work);
}

/** The same for the next drawing alone. */
export function afterDrawingOnce(work) {
  const done = afterDrawing(() => {
    done();
    work();
  });
  refresh();
}

/** Gives the focus to what the next drawing brings. */
export const focusSoon = (selector) => afterDrawingOnce(() => document.querySelector(selector)?.focus());

// a frame that was asked for just before the tab went away would never come
document.addEventListener('visibilitychange', () => due && now());
